/// Nouns of saying: "X's claim that ...", "a warning by X that ...".
struct NounRule {
  let text: AnalyzedText
  private let phrases: Phrases
  private let boundary: ContentBoundary
  private let test: SourceTest
  private var tokens: [Token] { text.tokens }

  init(_ text: AnalyzedText) {
    self.text = text
    phrases = Phrases(text)
    boundary = ContentBoundary(text)
    test = SourceTest(text: text)
  }

  /// The attribution of the noun at a place.
  func attribution(at index: Int, low: Int, high: Int, sentence: Int) -> Attribution? {
    let token = tokens[index]
    guard token.tag == .noun || token.tag == .nouns, text.traits(index).contains(.cueNoun), index + 2 < high
    else {
      return nil
    }
    var source = possessor(of: index, low: low)
    var next = index + 1
    if source == nil, tokens[next].is(.by, .from), phrases.startsPhrase(next + 1) {
      let end = phrases.end(startingAt: next + 1, high: high)
      if end < high, test.likeness(next + 1..<end) == .person {
        source = next + 1..<end
        next = end
      }
    }
    // "last week", "Friday" may stand between.
    while next < high,
      tokens[next].tag == .weekday || tokens[next].is(.last, .week) || text.traits(next).contains(.time)
    { next += 1 }
    guard let source, next + 2 < high else { return nil }
    if tokens[next].is(.for), Self.asking.contains(token.key) {
      // "X's call for talks".
      let end = phrases.end(startingAt: next + 1, high: high)
      guard end > next + 1 else { return nil }
      return Attribution(
        source: source, cue: index..<next + 1, content: [next + 1..<end], rule: .noun, confidence: 0.6,
        senseNoun: index, sentence: sentence)
    }
    guard tokens[next].is(.that) else { return nil }
    let start = next + 1
    let end = clauseEnd(start, boundary.end(from: start, limit: high, isClause: true))
    guard end > start + 1 else { return nil }
    return Attribution(
      source: source, cue: index..<index + 1, content: [start..<end], rule: .noun, confidence: 0.65,
      senseNoun: index, sentence: sentence)
  }

  private static let asking = WordSet("call calls demand demands appeal appeals")

  /// Where the clause ends that is a subject's own: "the warning that the weir will open was repeated".
  private func clauseEnd(_ start: Int, _ end: Int) -> Int {
    var hasVerb = false
    for index in start + 1..<max(start + 1, end) where tokens[index].quote < 0 {
      let token = tokens[index]
      switch token.tag {
      case .subordinator, .relative, .conjunction, .comma, .pronoun: return end
      case .be, .have, .modal:
        let before = tokens[index - 1].tag
        if hasVerb, before == .noun || before == .nouns || before == .adverb { return index }
        hasVerb = true
      default: if token.tag.isFinite { hasVerb = true }
      }
    }
    return end
  }

  /// The phrase before "'s", or a possessive pronoun.
  private func possessor(of index: Int, low: Int) -> Range<Int>? {
    var place = index - 1
    while place >= low, index - place < 4, tokens[place].tag == .adjective || tokens[place].tag == .noun {
      place -= 1
    }
    guard place >= low, tokens[place].tag == .possessive else { return nil }
    if tokens[place].key != 0 { return place..<place + 1 }
    let start = phrases.start(endingAt: place, low: low)
    guard start < place, test.likeness(start..<place) == .person else { return nil }
    return start..<place
  }
}
