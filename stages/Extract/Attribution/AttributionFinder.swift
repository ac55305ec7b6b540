/// Finds attributions by rules. A trained finder can stand beside it: what comes after takes attributions from
/// wherever they come.
struct AttributionFinder {
  /// Attributions looked for in a sentence: more than any sentence holds, and few enough to compare each with each.
  private static let mostInSentence = 32

  let text: AnalyzedText

  init(_ text: AnalyzedText) { self.text = text }

  /// All attributions of the text in reading order, none with the content of another.
  func attributions() -> [Attribution] {
    let clauses = ClauseRule(text)
    let according = AccordingRule(text)
    let nouns = NounRule(text)
    let colons = ColonRule(text)
    var result: [Attribution] = []
    var found: [Attribution] = []
    for (number, sentence) in text.sentences.enumerated() {
      found.removeAll(keepingCapacity: true)
      let range = sentence.tokens
      if let colon = colons.attribution(low: range.lowerBound, high: high(range), sentence: number) {
        found.append(colon)
      }
      var low = datelineEnd(number)
      for index in range where found.count < Self.mostInSentence {
        let token = text.tokens[index]
        if token.tag == .semicolon { low = index + 1 }
        guard token.quote < 0, token.word >= 0 else { continue }
        if token.is(.according) {
          if let new = according.attribution(at: index, low: low, high: high(range), sentence: number) {
            found.append(new)
          }
          continue
        }
        if let new = verbal(index, low: low, range: range, number, found, clauses) {
          found.append(new)
        } else if let new = nouns.attribution(at: index, low: low, high: high(range), sentence: number) {
          found.append(new)
        }
      }
      if !found.isEmpty { result += Self.compatible(found) }
    }
    QuotationRules(text).complete(&result)
    result.sort {
      ($0.extent.lowerBound, $0.extent.upperBound) < ($1.extent.lowerBound, $1.extent.upperBound)
    }
    return result
  }

  /// Where a sentence starts after a dateline: "PORT ALDEN, March 14 (Agency) - ".
  private func datelineEnd(_ number: Int) -> Int {
    let range = text.sentences[number].tokens
    let first = text.tokens[range.lowerBound]
    let opensParagraph = text.paragraphs[text.sentences[number].paragraph].sentences.lowerBound == number
    guard opensParagraph, first.flags.contains(.allCapitals) else { return range.lowerBound }
    for index in range.prefix(16) {
      switch text.tokens[index].tag {
      case .dash: return min(index + 1, range.upperBound - 1)
      case .proper, .initialProper, .month, .number, .comma, .openParen, .closeParen, .stop, .weekday,
        .preposition, .symbol:
        continue
      default: return range.lowerBound
      }
    }
    return range.lowerBound
  }

  private func verbal(
    _ index: Int, low: Int, range: Range<Int>, _ number: Int, _ found: [Attribution], _ clauses: ClauseRule
  ) -> Attribution? {
    let token = text.tokens[index]
    switch token.tag {
    case .verbBase, .verbPresent, .verbPast, .verbIng: break
    default: return nil
    }
    guard let cue = text.lexicon.cue(token), !isStates(index) else { return nil }
    let place = ClauseRule.Place(
      verb: index, cue: cue, group: VerbGroup(text, verb: index, low: low), low: low, high: high(range),
      sentence: number, earlier: found)
    return clauses.attribution(at: place)
  }

  /// "member states", "the United States": no verb, though an infinitive may follow.
  private func isStates(_ index: Int) -> Bool {
    guard index > 0, text.tokens[index].key == Self.states else { return false }
    let before = text.tokens[index - 1].key
    return before == Self.member || before == Self.united
  }

  private static let states = WordHash.of("states".utf8)
  private static let united = WordHash.of("united".utf8)
  private static let member = WordHash.of("member".utf8)

  /// The end of a sentence without its closing stop.
  private func high(_ range: Range<Int>) -> Int {
    var high = range.upperBound
    while high > range.lowerBound, text.tokens[high - 1].tag == .stop, text.tokens[high - 1].quote < 0 {
      high -= 1
    }
    return high
  }

  /// Of attributions that claim the same words, keeps the surer; one inside the content of another is kept if it
  /// names its own source there.
  private static func compatible(_ found: [Attribution]) -> [Attribution] {
    var kept: [Attribution] = []
    for candidate in found.sorted(by: {
      ($0.confidence, -$0.cue.lowerBound) > ($1.confidence, -$1.cue.lowerBound)
    }) {
      var new = candidate
      var isGood = true
      for other in kept {
        if other.content.contains(where: { $0.overlaps(candidate.cue) }) {
          guard let source = candidate.source, other.content.contains(where: { $0.overlaps(source) }) else {
            isGood = false
            break
          }
          guard Self.nests(candidate) else {
            isGood = false
            break
          }
          new.isNested = true
        } else if candidate.content.contains(where: { $0.overlaps(other.cue) }) {
          if other.rule == .participle || other.rule == .coordinated { isGood = false }
        } else if overlap(other, candidate) * 2 > min(size(other), size(candidate)) {
          isGood = false
          break
        }
      }
      if isGood { kept.append(new) }
    }
    return kept.sorted { $0.cue.lowerBound < $1.cue.lowerBound }
  }

  /// Whether an attribution inside another's content is worth a statement of its own: words, not attitudes.
  private static func nests(_ attribution: Attribution) -> Bool {
    switch attribution.rule {
    case .attitude, .refusal, .quoteBare, .expression: false
    default: attribution.confidence >= 0.7 && !attribution.isNegated && !attribution.isFuture
    }
  }

  private static func size(_ attribution: Attribution) -> Int {
    attribution.content.reduce(0) { $0 + $1.count }
  }

  private static func overlap(_ a: Attribution, _ b: Attribution) -> Int {
    var count = 0
    for first in a.content {
      for second in b.content where first.overlaps(second) { count += first.clamped(to: second).count }
    }
    return count
  }
}
