/// Closed classes and traits of words, ours; words separated by spaces.
enum WordLists {
  static let tags: [(Tag, String)] = [
    (.determiner, "the a an this these those each every another both no any some all such either neither"),
    (.possessive, "my your his her its our their"),
    (.pronoun, "i he she we they it you who someone everyone nobody everybody anyone somebody there"),
    (.relative, "which what whose whom that"),
    (.objectPronoun, "me him us them himself herself themselves itself myself ourselves"),
    (
      .modal,
      "will would can could might must shall should can't cannot won't wouldn't couldn't shouldn't mustn't"
    ),
    (
      .be,
      "is are was were be been being am isn't aren't wasn't weren't it's he's she's that's i'm they're we're you're there's"
    ),
    (.have, "has have had having hasn't haven't hadn't i've we've they've you've"),
    (.do, "do does did doing didn't doesn't don't"),
    (.negation, "not never n't nor"),
    (.to, "to"),
    (.conjunction, "and or but yet"),
    (
      .subordinator,
      "because if while although though when whenever since until unless whereas whether before after once as than where how why"
    ),
    (
      .preposition,
      """
      of in on at by for with from about into over under against between among during through without within
      despite toward towards upon amid across behind beyond near off out up down around like along per via
      including regarding concerning following
      """
    ),
    (
      .adverb,
      """
      also just only even still already now then here too very more most less least so again ever often later
      earlier recently instead however perhaps maybe almost yesterday today tomorrow tonight nearly quite rather soon
      far well much really actually once afterwards afterward meanwhile moreover furthermore nevertheless
      always sometimes seldom therefore thus ago abroad overseas together separately
      """
    ),
    (
      .verbPast,
      """
      met gave took came went began broke brought built bought became kept knew led left lost meant paid held heard
      grew got drew drove fell flew forgot fought chose sought sold shook shot stood struck taught threw understood
      won wore rose ran sat saw spoke stole spent sent thrown taken given gone come seen done shown known grown
      broken chosen spoken written laid lay hung hurt put set cut
      """
    ),
    (.number, "hundred thousand million billion dozen several many few"),
    (.noun, "government president minister country war peace world state-run"),
    (
      .adjective,
      "new old other own former senior top chief foreign international national same good bad great high low"
    ),
  ]

  static let months = "january february march april may june july august september october november december"
  static let shortMonths = "jan feb mar apr - jun jul aug sept oct nov dec"
  static let weekdays = "monday tuesday wednesday thursday friday saturday sunday"
  static let shortWeekdays = "mon tue wed thu fri sat sun"
  static let numbers = "one two three four five six seven eight nine ten eleven twelve"

  static let traits: [(Word.Traits, String)] = [
    (.role, RoleLists.roles),
    ([.role, .male], RoleLists.maleRoles),
    ([.role, .female], RoleLists.femaleRoles),
    ([.role, .group, .plural], RoleLists.groups),
    ([.role, .group, .plural], RoleLists.pluralRoles),
    (.title, RoleLists.titles),
    ([.title, .male], "mr sir lord"),
    ([.title, .female], "mrs ms miss lady dame madam"),
    (.officePart, RoleLists.officeParts),
    (.organization, RoleLists.organizations),
    (.body, RoleLists.bodies),
    (
      .document,
      """
      statement communique communiqué letter report note memo memorandum document declaration resolution text
      study survey poll article editorial release message decree declaration data figures analysis newspaper
      polls surveys studies reports documents records emails e-mails letters agency bulletin email e-mail transcript filing lawsuit complaint tweet post paper draft
      """
    ),
    (
      .cueNoun,
      """
      claim claims warning warnings announcement assertion allegation allegations accusation accusations promise
      pledge suggestion suggestions belief hope demand demands statement declaration insistence call calls appeal
      request proposal prediction complaint complaints argument view opinion conclusion assurance assurances
      remark remarks admission denial threat threats indication comment comments analysis contention appeals
      """
    ),
    (
      .feeling,
      """
      concern concerns hope hopes support regret regrets condolences condolence sympathy satisfaction
      dissatisfaction anger outrage dismay gratitude thanks confidence willingness readiness interest doubt doubts
      opposition solidarity optimism pessimism surprise alarm disappointment frustration fear fears skepticism
      scepticism appreciation desire wish wishes determination commitment protest condemnation indignation
      sorrow grief shock sadness belief view opinion remorse apologies apology worry worries reservations
      criticism praise displeasure unease disapproval approval congratulations congratulation conviction
      """
    ),
    (
      .abbreviation,
      "mr mrs ms dr sen rep gov gen col lt sgt capt maj prof rev hon st jr sr no vs etc inc corp ltd co messrs adm amb u.s u.n"
    ),
    (
      .opener,
      """
      the he she it they we i you this these those there his her its their our a an in on at but and however
      when while if as after before although according some many most all both no not what who why how for
      with from by to earlier later since so then last next meanwhile asked
      """
    ),
    (
      .time,
      "today yesterday tomorrow tonight earlier later recently afterwards afterward previously now then again here there also meanwhile separately repeatedly once"
    ),
    (
      .venue,
      """
      statement interview conference briefing speech address tweet letter email e-mail message telephone phone call
      broadcast television radio televised meeting forum hearing session post posting remarks comments
      communique communiqué report editorial article note memo appearance rally debate release
      """
    ),
    (.nameParticle, "van von de der den del della di da dos du la le al el bin ibn ben abu ter"),
  ]
}
