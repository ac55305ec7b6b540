/// Whether a noun phrase can speak.
struct SourceTest {
  let text: AnalyzedText

  /// How much a phrase looks like somebody who speaks.
  enum Likeness: Int, Comparable {
    case none, thing, document, person

    static func < (a: Likeness, b: Likeness) -> Bool { a.rawValue < b.rawValue }
  }

  func likeness(_ range: Range<Int>) -> Likeness {
    guard let head = head(of: range) else { return .none }
    // "one of them"
    if range.count == 3, text.tokens[head].tag == .number, text.tokens[range.upperBound - 1].is(.them) {
      return .person
    }
    let token = text.tokens[head]
    if token.tag == .pronoun { return token.is(.it, .there) ? (token.is(.it) ? .document : .none) : .person }
    if token.tag == .objectPronoun || token.is(.this, .that) { return .none }
    let traits = text.traits(head)
    if !traits.isDisjoint(with: [.role, .group, .organization, .body, .title]) { return .person }
    if Self.speaking.contains(token.key) { return .person }
    if traits.contains(.document) { return .document }
    if token.tag.isProper { return .person }
    if traits.contains(.startsActor) { return .person }
    for index in range where !text.traits(index).isDisjoint(with: [.role, .group]) { return .person }
    return token.tag == .nouns ? .document : .thing
  }

  /// Bodies that speak and are no organisation's kind.
  private static let speaking = WordSet(
    "countries sides nations governments parties opposition alliance guild regime leadership watchdog camp junta crown palace"
  )

  /// The last word of the phrase before any "of", "for", "in" or comma.
  func head(of range: Range<Int>) -> Int? {
    var head: Int?
    for index in range {
      let token = text.tokens[index]
      switch token.tag {
      case .preposition, .to, .comma, .openParen, .relative: if head != nil { return head }
      case .noun, .nouns, .proper, .initialProper, .number, .pronoun, .objectPronoun, .adjective, .determiner:
        head = index
      default: break
      }
    }
    return head
  }
}
