import Records

/// Says what the words of a statement do: the cue where it is telling, the content where it is not ("said").
struct ActClassifier: Sendable {
  struct Result: Sendable {
    var act: Act
    var isNegated: Bool
    var confidence: Double
  }

  private struct Pattern: Sendable {
    /// Hashes of the words after the first; 0 stands for any word.
    let rest: [UInt64]
    let act: Act
    let weight: Int
    /// Counts only where the speaker's side is the subject.
    let isOwn: Bool
  }

  /// Patterns by the hash of their first word.
  private static let patterns: [UInt64: [Pattern]] = {
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
    return result
  }()

  private static let order = Dictionary(uniqueKeysWithValues: Act.allCases.enumerated().map { ($1, $0) })

  let text: AnalyzedText
  private let finder: ActorFinder

  init(text: AnalyzedText) {
    self.text = text
    finder = ActorFinder(text: text)
  }

  /// Judges an attribution whose speaker speaks for the actors with these indexes, none if for nobody known;
  /// `isKnown` tells whether the speaker is one who could announce things, not an unnamed observer; `foresees`, whether
  /// what will be is foretold rather than decided by him.
  func classify(_ attribution: Attribution, own: Set<Int>, isKnown: Bool, foresees: Bool = false) -> Result {
    let cue = attribution.cueNumber >= 0 ? text.lexicon.cues[Int(attribution.cueNumber)] : nil
    if let cue, let act = framed(cue, attribution, own) {
      return Result(act: act, isNegated: attribution.isNegated, confidence: 0.85)
    }
    if cue?.frame == .light, let noun = attribution.senseNoun, let act = feeling(noun, attribution) {
      return Result(act: act, isNegated: attribution.isNegated, confidence: 0.85)
    }
    var scores = contentScores(attribution, own, isKnown: isKnown, foresees: foresees)
    if own.isEmpty, !isKnown { keepReports(&scores) }
    if attribution.rule == .description {
      if isKnown { addJudgement(attribution, &scores) }
      return best(scores, prior: [.state: 1], attribution)
    }
    guard let cue else {
      return best(scores, prior: [:], attribution)
    }
    switch cue.frame {
    case .object
    where cue.lemma != "quote" && cue.lemma != "cite" && cue.lemma != "offer" && cue.lemma != "question",
      .ask where cue.lemma != "ask" || attribution.rule == .directive:
      return Result(act: directed(cue, attribution, own), isNegated: attribution.isNegated, confidence: 0.9)
    case .decline:
      return Result(act: .reject, isNegated: false, confidence: 0.75)
    case .describe: return best(scores, prior: [.state: 3], attribution)
    default: break
    }
    return said(cue, scores, attribution)
  }

  /// What frame and content decide together: who is told to do something is ordered, who warns of what he himself will
  /// do threatens, and a question is none of these.
  private func framed(_ cue: Cue, _ attribution: Attribution, _ own: Set<Int>) -> Act? {
    guard let content = attribution.content.first else { return nil }
    if cue.frame == .show, attribution.source != nil { return .state }
    switch cue.lemma {
    case "inform", "notify": return .announce
    case "expect" where asksOther(content, own): return .demand
    case "call" where attribution.rule == .directive && isUrgent(content): return .demand
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

  private static let urgent = keys("immediate immediately unconditional unconditionally")

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
  private func keepReports(_ scores: inout [Act: Int]) {
    for act in scores.keys {
      switch act {
      case .expect, .accuse, .warn, .explain, .concern, .state: break
      default: scores[act] = nil
      }
    }
  }

  private static let good = keys(
    "best great good excellent wonderful brilliant useful historic fruitful peace success friend friendly model wise"
  )
  private static let bad = keys(
    "worst bad terrible awful stupid absurd nonsense farce joke disgrace mistake betrayal illegal unacceptable shameful wrong insult fruitless"
  )

  private static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { WordHash.of($0.utf8) })
  }

  /// Whether what a thing is called praises or blames it.
  private func addJudgement(_ attribution: Attribution, _ scores: inout [Act: Int]) {
    for index in attribution.content.joined() {
      if Self.good.contains(text.tokens[index].key) { scores[.welcome] = max(scores[.welcome] ?? 0, 4) }
      if Self.bad.contains(text.tokens[index].key) { scores[.condemn] = max(scores[.condemn] ?? 0, 4) }
    }
  }

  /// Cues of saying: neutral ones leave the act to the content, telling ones outweigh it.
  private func said(_ cue: Cue, _ scores: [Act: Int], _ attribution: Attribution) -> Result {
    switch cue.act {
    case .state: return neutral(scores, attribution)
    case .announce where cue.lemma == "declare" || cue.lemma == "proclaim":
      return best(scores, prior: [.announce: 3], attribution)
    case .announce, .explain: return best(scores, prior: [cue.act: 5], attribution)
    case .promise:
      return best(
        scores.filter { $0.key == .threaten || $0.key == .condole }, prior: [.promise: 5], attribution)
    case .expect where cue.frame == .attitude: return best(scores, prior: [.expect: 5], attribution)
    case .expect: return best(scores, prior: [.expect: 8], attribution)
    case .accuse where cue.lemma == "claim": return best(scores, prior: [.accuse: 2, .state: 2], attribution)
    case .call where cue.frame == .say: return best(scores, prior: [.call: 4], attribution)
    case .concede where cue.lemma != "concede": return best(scores, prior: [.concede: 4], attribution)
    case .demand where cue.lemma == "insist":
      return best(scores, prior: [.demand: 4, .state: 3], attribution)
    case .concern where cue.lemma == "regret":
      return Result(act: .concern, isNegated: attribution.isNegated, confidence: 0.7)
    default: return Result(act: cue.act, isNegated: attribution.isNegated, confidence: 0.85)
    }
  }

  /// Where neither cue nor pattern tells, the model of events may: who tells of another's deed of force accuses him.
  private func neutral(_ scores: [Act: Int], _ attribution: Attribution) -> Result {
    let result = best(scores, prior: [:], attribution)
    guard result.act == .state, let content = attribution.content.first, let model = EventModel.standard
    else {
      return result
    }
    let clause = ContentClause(content, text, finder, own: [])
    guard clause.subject == .other else { return result }
    var features = EventFeatures(text)
    switch model.ranking(features.features(of: content)).first {
    case .assault, .coerce: return Result(act: .accuse, isNegated: attribution.isNegated, confidence: 0.55)
    default: return result
    }
  }

  /// Directives and judgements: the verb decides, with a few turns.
  private func directed(_ cue: Cue, _ attribution: Attribution, _ own: Set<Int>) -> Act {
    switch cue.lemma {
    case "call" where attribution.rule == .description:
      return best(contentScores(attribution, own, isKnown: true), prior: [.state: 1], attribution).act
    case "offer", "extend", "send":
      return best(
        contentScores(attribution, own, isKnown: true).filter { $0.key == .condole }, prior: [.promise: 3],
        attribution
      ).act
    case "dismiss": return .reject
    case "lash": return .condemn
    case "rule": return .reject
    default: return cue.act
    }
  }

  /// What "express" and a noun do together.
  private func feeling(_ noun: Int, _ attribution: Attribution) -> Act? {
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

  /// Sums of the weights of the patterns in the content.
  private func contentScores(
    _ attribution: Attribution, _ own: Set<Int>, isKnown: Bool, foresees: Bool = false
  )
    -> [Act: Int]
  {
    var scores: [Act: Int] = [:]
    var budget = 400
    // What stands between verb and content counts too: "said with regret that".
    let head =
      attribution.content.first.map {
        attribution.cue.upperBound..<max(attribution.cue.upperBound, $0.lowerBound)
      } ?? 0..<0
    let clause = attribution.content.first.map { ContentClause($0, text, finder, own: own) }
    if let clause, reportsWords(clause) { return [:] }
    if let clause { addMood(clause, own, isKnown, foresees, &scores) }
    for (number, piece) in ([head.count <= 6 ? head : 0..<0] + attribution.content).enumerated() {
      for index in piece {
        budget -= 1
        if budget < 0 { return scores }
        guard text.tokens[index].tag != .month, let patterns = Self.patterns[text.tokens[index].key] else {
          continue
        }
        // The greatest weight of each act at a place.
        var here: [Act: Int] = [:]
        for pattern in patterns where matches(pattern, at: index, limit: piece.upperBound) {
          var act = pattern.act
          if pattern.isOwn {
            guard isOwn(index, piece, own) else { continue }
          } else if act == .announce, !isKnown {
            act = .expect
          }
          // What stands late in a long content is seldom its point.
          let isLate = index - piece.lowerBound > 16
          // Nor is what stands in a clause that hangs on another.
          let isSubordinate =
            number == 1 && pattern.act != .explain && clause.map { !$0.range.contains(index) } ?? false
          let bonus = (pattern.rest.isEmpty ? 0 : 1) - (isLate || isSubordinate ? 2 : 0)
          here[act] = max(here[act] ?? 0, pattern.weight + bonus)
        }
        for (act, weight) in here {
          scores[act] = max(scores[act] ?? 0, weight) + (scores[act] == nil ? 0 : 1)
        }
      }
    }
    return scores
  }

  /// Whether the content itself tells what somebody else said: then it does nothing but that.
  private func reportsWords(_ clause: ContentClause) -> Bool {
    guard clause.subject != .own, let verb = clause.verb, let high = clause.range.last else { return false }
    for index in verb...min(verb + 2, high) {
      let token = text.tokens[index]
      guard let cue = text.lexicon.cue(token), token.tag == .verbPast || token.tag == .verbPresent else {
        if token.tag.isFinite || token.tag == .adverb { continue }
        return false
      }
      switch cue.frame {
      case .say, .tell: return cue.strength >= 7 && index > clause.range.lowerBound
      default: return false
      }
    }
    return false
  }

  /// What the verb's mood does, by who its subject is.
  private func addMood(
    _ clause: ContentClause, _ own: Set<Int>, _ isKnown: Bool, _ foresees: Bool, _ scores: inout [Act: Int]
  ) {
    func add(_ act: Act, _ weight: Int) { scores[act] = max(scores[act] ?? 0, weight) }
    switch (clause.mood, clause.subject) {
    case (.future, .own) where clause.isNegated: add(.reject, 5)
    case (.future, .own): add(.announce, isKnown ? 4 : 2)
    case (.future, _) where !own.isEmpty: add(.announce, 3)
    case (.future, _) where isKnown: add(foresees ? .expect : .announce, 3)
    case (.obligation, .own): add(.call, 3)
    case (.obligation, _): add(own.isEmpty ? .call : .demand, 4)
    case (.advice, _) where !clause.isNegated || clause.subject != .own: add(.call, 4)
    case (.advice, _): add(.reject, 4)
    case (.possibility, _) where isKnown && !clause.isNegated: add(.expect, 2)
    case (.plain, _) where clause.isExhortation: add(.call, 5)
    default: break
    }
  }

  /// Whether the speaker's side is the subject near a place: "we", "he", its own name; or nobody else is.
  private func isOwn(_ index: Int, _ piece: Range<Int>, _ own: Set<Int>) -> Bool {
    var place = index
    let low = max(piece.lowerBound, index - 7)
    while place >= low {
      let token = text.tokens[place]
      if token.tag == .pronoun { return !token.is(.there, .you) && !token.is(.who) }
      if token.tag == .possessive, token.key != 0 { return true }
      if place < index, token.is(.the), text.traits(place + 1).contains(.organization) { return true }
      if let mention = finder.mention(at: place, limit: piece.upperBound) {
        return own.contains(mention.actor)
      }
      if place < index, token.tag.isHead, text.traits(place).isDisjoint(with: [.role, .group]) == false {
        return false
      }
      if place < index, token.tag == .comma || token.is(.that) { break }
      place -= 1
    }
    return low == piece.lowerBound && index - low <= 1 || !own.isEmpty && index - low > 1
  }

  private func matches(_ pattern: Pattern, at index: Int, limit: Int) -> Bool {
    guard index + pattern.rest.count < limit else { return false }
    for (offset, key) in pattern.rest.enumerated()
    where key != 0 && text.tokens[index + 1 + offset].key != key { return false }
    return true
  }

  /// "will recall its ambassador if": what is only threatened.
  private func isConditional(_ attribution: Attribution) -> Bool {
    attribution.content.joined().contains { text.tokens[$0].is(.if, .unless) }
  }

  private func best(_ scores: [Act: Int], prior: [Act: Int], _ attribution: Attribution) -> Result {
    var sums = scores
    for (act, weight) in prior { sums[act, default: 0] += weight }
    let ranked = sums.sorted {
      $0.value == $1.value ? (Self.order[$0.key] ?? 0) > (Self.order[$1.key] ?? 0) : $0.value > $1.value
    }
    guard let first = ranked.first, first.value >= 3 || first.value == 2 && first.key != .state else {
      return Result(act: .state, isNegated: attribution.isNegated, confidence: 0.6)
    }
    if first.key == .sanction, isConditional(attribution) {
      return Result(act: .threaten, isNegated: attribution.isNegated, confidence: 0.7)
    }
    let margin = first.value - (ranked.count > 1 ? ranked[1].value : 0)
    return Result(
      act: first.key, isNegated: attribution.isNegated, confidence: min(0.9, 0.5 + 0.08 * Double(margin)))
  }
}
