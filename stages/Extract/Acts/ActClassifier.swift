import Records

/// Says what the words of a statement do: the cue where it is telling, the content where it is not ("said").
struct ActClassifier: Sendable {
  struct Result: Sendable {
    var act: Act
    var isNegated: Bool
    var ground: ActGround
    /// How far the next act is behind, where weights decided.
    var margin = 0
  }

  /// Who speaks, as far as it matters for what the words do.
  struct Voice: Sendable {
    /// The actors spoken for, by index; none if for nobody known.
    var own: Set<Int> = []
    /// One who could announce things, not an unnamed observer.
    var isKnown = false
    /// What will be is foretold rather than decided by him.
    var foresees = false
    /// What the same source did just before in the same sentence, if this goes on from there.
    var before: Act?
  }

  struct Pattern: Sendable {
    /// Hashes of the words after the first; 0 stands for any word.
    let rest: [UInt64]
    let act: Act
    let weight: Int
    /// Counts only where the speaker's side is the subject.
    let isOwn: Bool
  }

  /// Patterns by the hash of their first word.
  static let patterns: WordTable<[Pattern]> = {
    var result: [UInt64: [Pattern]] = [:]
    for line in ActPatterns.lines.split(separator: "\n") {
      let fields = line.split(separator: " ", maxSplits: 2)
      guard fields.count == 3, let act = Act(rawValue: String(fields[0].prefix { $0 != "+" })),
        let weight = Int(fields[1])
      else {
        continue
      }
      for phrase in fields[2].split(separator: ";") {
        let keys = phrase.split(separator: " ").map { $0 == "*" ? 0 : WordHash.of($0.utf8) }
        guard let first = keys.first else { continue }
        result[first, default: []].append(
          Pattern(rest: Array(keys.dropFirst()), act: act, weight: weight, isOwn: fields[0].hasSuffix("+")))
      }
    }
    return WordTable(result)
  }()

  let text: AnalyzedText
  let finder: ActorFinder

  init(text: AnalyzedText) {
    self.text = text
    finder = ActorFinder(text: text)
  }

  /// What the words of an attribution do.
  func classify(_ attribution: Attribution, _ voice: Voice) -> Result {
    let cue = attribution.cueNumber >= 0 ? text.lexicon.cues[Int(attribution.cueNumber)] : nil
    func result(_ act: Act, _ ground: ActGround = .cue) -> Result {
      Result(act: act, isNegated: attribution.isNegated, ground: ground)
    }
    if let cue, let act = framed(cue, attribution, voice.own) { return result(act) }
    if let noun = attribution.senseNoun, let act = feeling(noun) {
      return result(act, .noun(noun))
    }
    var scores = contentScores(attribution, voice)
    if voice.own.isEmpty, !voice.isKnown { keepReports(&scores) }
    if attribution.rule == .description {
      if voice.isKnown { addJudgement(attribution, &scores) }
      scores.addPrior(.state, 1)
      return best(scores, attribution)
    }
    guard let cue else { return best(scores, attribution) }
    switch cue.frame {
    case .object
    where cue.lemma != "quote" && cue.lemma != "cite" && cue.lemma != "offer" && cue.lemma != "question",
      .ask where cue.lemma != "ask" || attribution.rule == .directive:
      return directed(cue, attribution, voice)
    case .decline: return Result(act: .reject, isNegated: false, ground: .cue)
    case .describe:
      scores.addPrior(.state, 3)
      return best(scores, attribution)
    default: break
    }
    return continued(said(cue, scores, attribution, voice), attribution, voice)
  }

  /// "rejected the plan, saying that it was dear": the reason. "warned of war, adding that it could last": the warning
  /// goes on.
  private func continued(_ result: Result, _ attribution: Attribution, _ voice: Voice) -> Result {
    guard let before = voice.before, attribution.rule == .participle, attribution.cueNumber >= 0 else {
      return result
    }
    if text.lexicon.cues[Int(attribution.cueNumber)].lemma == "add" {
      switch (before, result.act) {
      case (.warn, .expect), (.threaten, .expect), (.threaten, .announce):
        return Result(act: before, isNegated: result.isNegated, ground: .continuation)
      default: return result
      }
    }
    switch (before, result.act) {
    case (.reject, .state), (.reject, .announce), (.reject, .expect), (.condemn, .announce),
      (.condemn, .expect),
      (.concede, .state):
      return Result(act: .explain, isNegated: result.isNegated, ground: .continuation)
    default: return result
    }
  }

  /// What frame and content decide together: who is told to do something is ordered, who warns of what he himself will
  /// do threatens, and a question is none of these.
  private func framed(_ cue: Cue, _ attribution: Attribution, _ own: Set<Int>) -> Act? {
    guard let content = attribution.content.first else { return nil }
    if cue.frame == .show, attribution.source != nil { return .state }
    switch cue.lemma {
    case "say"
    where attribution.isNegated
      && (tokens(content.lowerBound).is(.when, .whether) || tokens(content.lowerBound).is(.how, .why)):
      return .state
    case "inform", "notify": return .announce
    case "expect" where asksOther(content, own): return .demand
    case "call"
    where (attribution.rule == .directive || attribution.rule == .coordinated) && isUrgent(content):
      return .demand
    case "agree" where isFollowed(attribution.cue, by: .with): return .support
    case "tell" where text.tokens[content.lowerBound].tag == .to: return .demand
    case "warn" where own.isEmpty == false:
      let clause = ContentClause(content, text, finder, own: own)
      return clause.subject == .own && clause.mood == .future ? .threaten : nil
    case "ask" where attribution.rule != .directive:
      return attribution.content.contains(where: isQuestion) ? .state : nil
    default: return nil
    }
  }

  private func tokens(_ index: Int) -> Token { text.tokens[index] }

  private func isFollowed(_ range: Range<Int>, by word: KnownWord) -> Bool {
    range.contains { text.tokens[$0].is(word) }
      || range.upperBound < text.tokens.count && text.tokens[range.upperBound].is(word)
  }

  /// "expects Ostania to open the lock": another power and what it is to do.
  private func asksOther(_ content: Range<Int>, _ own: Set<Int>) -> Bool {
    guard let mention = finder.mention(at: content.lowerBound, limit: content.upperBound) else {
      return false
    }
    let next = mention.tokens.upperBound
    return !own.contains(mention.actor) && next < content.upperBound && text.tokens[next].tag == .to
  }

  private static let urgent = WordSet("immediate immediately unconditional unconditionally")

  private func isUrgent(_ content: Range<Int>) -> Bool {
    content.prefix(20).contains { Self.urgent.contains(text.tokens[$0].key) }
  }

  private func isQuestion(_ piece: Range<Int>) -> Bool {
    for index in piece.suffix(3) + [piece.upperBound] where index < text.tokens.count {
      let token = text.tokens[index]
      if token.tag == .stop, text.source.bytes[Int(token.start)] == 0x3F { return true }
    }
    return false
  }

  /// Unnamed observers report what others do; of acts of their own they have few.
  private func keepReports(_ scores: inout ActScores) {
    scores.keep { act in
      switch act {
      case .expect, .accuse, .warn, .explain, .concern, .state: true
      default: false
      }
    }
  }

  private static let good = WordSet(
    "best great good excellent wonderful brilliant useful historic fruitful peace success friend friendly model wise"
  )
  private static let bad = WordSet(
    "worst bad terrible awful stupid absurd nonsense farce joke disgrace mistake betrayal illegal unacceptable shameful wrong insult fruitless disproportionate false"
  )

  /// Whether what a thing is called praises or blames it.
  private func addJudgement(_ attribution: Attribution, _ scores: inout ActScores) {
    for index in attribution.content.joined() {
      if Self.good.contains(text.tokens[index].key) {
        scores.raise(.welcome, to: 4, .words(index..<index + 1))
      }
      if Self.bad.contains(text.tokens[index].key) {
        scores.raise(.condemn, to: 4, .words(index..<index + 1))
      }
    }
  }

  /// Cues of saying: neutral ones leave the act to the content, telling ones outweigh it.
  private func said(_ cue: Cue, _ given: ActScores, _ attribution: Attribution, _ voice: Voice) -> Result {
    var scores = given
    func decided(_ priors: (Act, Int)...) -> Result {
      for (act, weight) in priors { scores.addPrior(act, weight) }
      return best(scores, attribution)
    }
    switch cue.act {
    case .state: return neutral(scores, attribution, voice)
    case .announce where cue.lemma == "declare" || cue.lemma == "proclaim":
      return isAssertion(attribution) ? decided((.state, 3)) : decided((.announce, 3))
    case .announce, .explain: return decided((cue.act, 5))
    case .promise:
      scores.keep { $0 == .threaten || $0 == .condole }
      return decided((.promise, 5))
    case .expect where cue.frame == .attitude: return decided((.expect, 5))
    case .expect: return decided((.expect, 8))
    case .accuse where cue.lemma == "claim": return decided((.accuse, 2), (.state, 2))
    case .call where cue.frame == .say: return decided((.call, 4))
    case .concede where cue.lemma != "concede": return decided((.concede, 4))
    case .demand where cue.lemma == "insist": return decided((.demand, 4), (.state, 3))
    default: return Result(act: cue.act, isNegated: attribution.isNegated, ground: .cue)
    }
  }

  /// "declared that the plan was useful": no more than said.
  private func isAssertion(_ attribution: Attribution) -> Bool {
    guard let content = attribution.content.first else { return false }
    let clause = ContentClause(content, text, finder, own: [])
    guard let verb = clause.verb, clause.mood == .plain else { return false }
    return text.tokens[verb].tag == .be && text.tokens[min(verb + 1, content.upperBound - 1)].tag != .verbPast
  }

  /// Where neither cue nor pattern tells, the model of events may: who tells of another's deed of force accuses him.
  private func neutral(_ scores: ActScores, _ attribution: Attribution, _ voice: Voice) -> Result {
    let result = best(scores, attribution)
    guard result.act == .state, let content = attribution.content.first, let model = EventModel.standard
    else {
      return result
    }
    let clause = ContentClause(content, text, finder, own: [])
    guard clause.subject == .other else { return result }
    if !voice.own.isEmpty, let deed = misdeed(clause) {
      return Result(act: .accuse, isNegated: attribution.isNegated, ground: .words(deed..<deed + 1))
    }
    var features = EventFeatures(text)
    switch model.ranking(features.features(of: content)).first {
    case .assault, .coerce: return Result(act: .accuse, isNegated: attribution.isNegated, ground: .events)
    default: return result
    }
  }

  /// What another power is said to have done wrong, by one that speaks for a power of its own.
  private func misdeed(_ clause: ContentClause) -> Int? {
    guard let verb = clause.verb, clause.mood == .plain, !clause.isNegated else { return nil }
    return (verb..<min(verb + 5, clause.end)).first { Self.misdeeds.contains(text.tokens[$0].key) }
  }

  private static let misdeeds = WordSet(
    "refused ignored ignoring broke broken violated tore torn withheld obstructed obstructing blocked blocking sabotaged bribed stole stolen seized attacked fired shelled destroyed lied deceived misled cheated bullied harassed provoked trespassed intruded kidnapped abducted reneged flouted breached betrayed poisoned polluted jammed hacked abandoned"
  )

  /// Directives and judgements: the verb decides, with a few turns.
  private func directed(_ cue: Cue, _ attribution: Attribution, _ voice: Voice) -> Result {
    var known = voice
    known.isKnown = true
    switch cue.lemma {
    case "call" where attribution.rule == .description:
      var scores = contentScores(attribution, known)
      scores.addPrior(.state, 1)
      return best(scores, attribution)
    case "offer", "extend", "send":
      var scores = contentScores(attribution, known)
      scores.keep { $0 == .condole }
      scores.addPrior(.promise, 3)
      return best(scores, attribution)
    default:
      let act: Act =
        switch cue.lemma {
        case "dismiss", "rule": .reject
        case "lash": .condemn
        default: cue.act
        }
      return Result(act: act, isNegated: attribution.isNegated, ground: .cue)
    }
  }

  /// What "express" and a noun do together.
  private func feeling(_ noun: Int) -> Act? {
    let lemma = text.string(noun).lowercased()
    func starts(_ stems: String...) -> Bool { stems.contains { lemma.hasPrefix($0) } }
    if starts("condolence", "sympath", "sorrow", "grief", "sadness") { return .condole }
    if starts(
      "concern", "regret", "dismay", "alarm", "fear", "worr", "unease", "reservation", "doubt", "disappoint",
      "frustrat", "shock", "surprise", "skeptic", "sceptic")
    {
      return .concern
    }
    if starts(
      "hope", "confidence", "optimis", "pessimis", "wish", "belief", "convict", "desire", "interest", "view",
      "opinion")
    {
      return .expect
    }
    if starts("support", "solidarity", "approval") { return .support }
    if starts("thank", "gratitude", "appreciat", "satisfact", "praise", "congratulat") { return .welcome }
    if starts("protest") { return .protest }
    if starts("anger", "outrage", "indignat", "condemn", "critic", "displeas", "dissatisf", "disapprov") {
      return .condemn
    }
    if starts("opposition") { return .reject }
    if starts("readiness", "willing", "commit", "determin", "assurance", "promise", "pledge") {
      return .promise
    }
    if starts("apolog", "remorse") { return .apologize }
    if starts("call", "appeal", "request") { return .call }
    if starts("demand") { return .demand }
    if starts("warning", "threat") { return .warn }
    return nil
  }

  /// "will recall its ambassador if": what is only threatened.
  private func isConditional(_ attribution: Attribution) -> Bool {
    attribution.content.joined().contains { text.tokens[$0].is(.if, .unless) }
  }

  private func best(_ scores: ActScores, _ attribution: Attribution) -> Result {
    guard let best = scores.best, best.weight >= 3 || best.weight == 2 && best.act != .state else {
      return Result(act: .state, isNegated: attribution.isNegated, ground: .nothing)
    }
    let isThreat = best.act == .sanction && isConditional(attribution)
    return Result(
      act: isThreat ? .threaten : best.act, isNegated: attribution.isNegated, ground: best.ground,
      margin: best.margin)
  }
}
