/// A verb with the auxiliaries, negations and adverbs before it.
struct VerbGroup {
  /// From the first auxiliary to the verb.
  let range: Range<Int>
  /// The verb itself.
  let head: Int
  var isPassive = false
  var isNegated = false
  var isFuture = false
  /// After "to".
  var isInfinitive = false
  /// "-ing" without "be".
  var isParticiple = false
  /// No auxiliary before it.
  var isBare = true

  init(_ text: AnalyzedText, verb: Int, low: Int) {
    var start = verb
    var before = verb
    var hasBe = false
    var hasHave = false
    let tokens = text.tokens
    scan: while before > low, verb - before < 8 {
      let token = tokens[before - 1]
      switch token.tag {
      case .modal:
        isFuture = true
        isBare = false
        if Self.isNegative(text, before - 1) { isNegated = true }
        start = before - 1
      case .be:
        hasBe = true
        isBare = false
        if Self.isNegative(text, before - 1) { isNegated = true }
        start = before - 1
      case .have:
        hasHave = true
        isBare = false
        if Self.isNegative(text, before - 1) { isNegated = true }
        start = before - 1
      case .do:
        isBare = false
        if Self.isNegative(text, before - 1) { isNegated = true }
        start = before - 1
      case .negation:
        isNegated = true
        start = before - 1
      case .adverb:
        if text.traits(before - 1).contains(.time), before - 1 == low { break scan }
      case .to:
        isInfinitive = before == start
        break scan
      default: break scan
      }
      before -= 1
    }
    // A contraction ("he'd", "it's") is subject and auxiliary in one; the subject stays outside.
    while start < verb, tokens[start].tag == .be, Self.isContraction(text, start) { start += 1 }
    head = verb
    range = start..<verb + 1
    let isParticipleForm = tokens[verb].tag == .verbPast
    isPassive = hasBe && isParticipleForm
    isParticiple = tokens[verb].tag == .verbIng && !hasBe
    if tokens[verb].tag == .verbIng, hasBe || hasHave { isBare = false }
  }

  private static func isNegative(_ text: AnalyzedText, _ index: Int) -> Bool {
    let range = text.bytes(index..<index + 1)
    let bytes = text.source.bytes
    guard range.count > 2 else { return false }
    return bytes[range.upperBound - 1] == 0x74 && bytes[range.upperBound - 2] & 0x7F != 0x73
      && (bytes[range.upperBound - 2] == 0x27 || bytes[range.upperBound - 2] == 0x99)
      || text.tokens[index].key == Self.cannot
  }

  private static let cannot = WordHash.of("cannot".utf8)

  private static func isContraction(_ text: AnalyzedText, _ index: Int) -> Bool {
    let range = text.bytes(index..<index + 1)
    return text.source.bytes[range].dropFirst().contains { $0 == 0x27 || $0 == 0x99 }
      && !isNegative(text, index)
  }
}
