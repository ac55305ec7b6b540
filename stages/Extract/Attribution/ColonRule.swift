/// "X: ..." at the start of a sentence: transcripts and headlines. The source is a name or an office.
struct ColonRule {
  let text: AnalyzedText
  private var tokens: [Token] { text.tokens }

  init(_ text: AnalyzedText) { self.text = text }

  /// The attribution of a sentence whose first words name somebody before a colon.
  func attribution(low: Int, high: Int, sentence: Int) -> Attribution? {
    var colon = low
    while colon < high, colon - low <= 8, tokens[colon].tag != .colon {
      guard tokens[colon].quote < 0,
        tokens[colon].tag.isProper || tokens[colon].tag == .preposition || tokens[colon].tag == .comma
          || tokens[colon].tag == .possessive || tokens[colon].tag == .openParen
          || tokens[colon].tag == .closeParen
          || !text.traits(colon).isDisjoint(with: [.role, .officePart, .title])
      else { return nil }
      colon += 1
    }
    guard colon > low, colon < high, tokens[colon].tag == .colon, text.wordCount(colon + 1..<high) >= 4 else {
      return nil
    }
    guard SourceTest(text: text).likeness(low..<colon) == .person else { return nil }
    let places = ActorFinder(text: text).mentions(in: low..<colon)
    if places.contains(where: { $0.tokens == low..<colon }), tokens[colon + 1].quote < 0 { return nil }
    // A single unknown word before a colon is a label as often as a name.
    let isQuoted = tokens[colon + 1].quote >= 0
    let known = (low..<colon).contains {
      !text.traits($0).isDisjoint(with: [.role, .title, .startsActor, .maleName, .femaleName])
    }
    guard isQuoted || known else { return nil }
    return Attribution(
      source: low..<colon, cue: colon..<colon + 1, content: [colon + 1..<high], rule: .colon,
      confidence: isQuoted ? 0.8 : 0.5, sentence: sentence)
  }
}
