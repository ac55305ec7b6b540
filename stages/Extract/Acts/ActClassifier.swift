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
  /// `isKnown` tells whether the speaker is one who could announce things, not an unnamed observer.
  func classify(_ attribution: Attribution, own: Set<Int>, isKnown: Bool) -> Result {
    let cue = attribution.cueNumber >= 0 ? text.lexicon.cues[Int(attribution.cueNumber)] : nil
    if cue?.frame == .light, let noun = attribution.senseNoun, let act = feeling(noun, attribution) {
      return Result(act: act, isNegated: attribution.isNegated, confidence: 0.85)
    }
    let scores = contentScores(attribution, own, isKnown: isKnown)
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

  /// Cues of saying: neutral ones leave the act to the content, telling ones outweigh it.
  private func said(_ cue: Cue, _ scores: [Act: Int], _ attribution: Attribution) -> Result {
    switch cue.act {
    case .state: return best(scores, prior: [:], attribution)
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
  private func contentScores(_ attribution: Attribution, _ own: Set<Int>, isKnown: Bool) -> [Act: Int] {
    var scores: [Act: Int] = [:]
    var budget = 400
    // What stands between verb and content counts too: "said with regret that".
    let head =
      attribution.content.first.map {
        attribution.cue.upperBound..<max(attribution.cue.upperBound, $0.lowerBound)
      } ?? 0..<0
    for piece in [head.count <= 6 ? head : 0..<0] + attribution.content {
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
          let bonus = (pattern.rest.isEmpty ? 0 : 1) - (isLate ? 2 : 0)
          here[act] = max(here[act] ?? 0, pattern.weight + bonus)
        }
        for (act, weight) in here {
          scores[act] = max(scores[act] ?? 0, weight) + (scores[act] == nil ? 0 : 1)
        }
      }
    }
    return scores
  }

  /// Whether the speaker's side is the subject near a place: "we", "he", its own name; or nobody else is.
  private func isOwn(_ index: Int, _ piece: Range<Int>, _ own: Set<Int>) -> Bool {
    var place = index
    let low = max(piece.lowerBound, index - 7)
    while place >= low {
      let token = text.tokens[place]
      if token.tag == .pronoun { return !token.is(.there, .you) && !token.is(.who) }
      if token.tag == .possessive, token.key != 0 { return true }
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

  private func best(_ scores: [Act: Int], prior: [Act: Int], _ attribution: Attribution) -> Result {
    var sums = scores
    for (act, weight) in prior { sums[act, default: 0] += weight }
    let ranked = sums.sorted {
      $0.value == $1.value ? (Self.order[$0.key] ?? 0) > (Self.order[$1.key] ?? 0) : $0.value > $1.value
    }
    guard let first = ranked.first, first.value >= 2 else {
      return Result(act: .state, isNegated: attribution.isNegated, confidence: 0.6)
    }
    let margin = first.value - (ranked.count > 1 ? ranked[1].value : 0)
    return Result(
      act: first.key, isNegated: attribution.isNegated, confidence: min(0.9, 0.5 + 0.08 * Double(margin)))
  }
}
