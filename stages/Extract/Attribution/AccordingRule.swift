/// "According to X, ..." and "..., according to X": deterministic frames.
struct AccordingRule {
  let text: AnalyzedText
  private let phrases: Phrases
  private let boundary: ContentBoundary
  private var tokens: [Token] { text.tokens }

  init(_ text: AnalyzedText) {
    self.text = text
    phrases = Phrases(text)
    boundary = ContentBoundary(text)
  }

  /// The attribution of "according" at a place in a sentence from `low` to `high`.
  func attribution(at index: Int, low: Int, high: Int, sentence: Int) -> Attribution? {
    guard tokens[index].is(.according), index + 2 < high, tokens[index + 1].is(.to),
      tokens[index + 2].quote < 0
    else { return nil }
    let start = index + 2
    var end = phrases.end(startingAt: start, high: high)
    guard end > start else { return nil }
    let apposed = tokens[start].tag == .objectPronoun ? end : phrases.apposition(after: end, high: high)
    // Before the content, an apposition has a comma after it; else it is the content's subject.
    if apposed < high && tokens[apposed].tag == .comma || text.wordCount(low..<index) > 1 { end = apposed }
    var pieces: [Range<Int>] = []
    let isLeading = text.wordCount(low..<index) <= 1
    if isLeading {
      // The source goes on to the comma that ends the adjunct: "According to a letter seen by Y, ...".
      var comma = end
      while comma < high, tokens[comma].tag != .comma, comma - end < 25 { comma += 1 }
      if comma < high, tokens[comma].tag == .comma { end = max(end, comma) }
      var content = end
      while content < high, tokens[content].tag == .comma { content += 1 }
      if content < high { pieces.append(content..<high) }
    } else {
      var before = index
      if tokens[before - 1].tag == .comma || tokens[before - 1].tag == .dash { before -= 1 }
      var first = low
      if before > low, let quotation = text.quotation(at: before - 1), quotation.tokens.lowerBound < low {
        first = quotation.tokens.lowerBound
      }
      if first < before { pieces.append(first..<before) }
      if end + 1 < high, tokens[end].tag == .comma {
        let isAdjunct = pieces.last.map { !$0.contains { tokens[$0].tag.isFinite } } ?? true
        if continues(end + 1, high)
          || isAdjunct && (end + 1..<high).contains(where: { tokens[$0].tag.isFinite })
        {
          pieces.append(end + 1..<high)
        }
      }
    }
    guard !pieces.isEmpty else { return nil }
    return Attribution(
      source: start..<end, cue: index..<index + 2, content: pieces.compactMap(trimmed), rule: .according,
      confidence: 0.9,
      sentence: sentence)
  }

  /// Whether the clause that an adjunct between commas interrupts goes on.
  private func continues(_ index: Int, _ high: Int) -> Bool {
    let tag = tokens[index].tag
    return tag.isFinite || tokens[index].quote >= 0
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var high = range.upperBound
    while high > range.lowerBound,
      tokens[high - 1].tag == .stop && tokens[high - 1].quote < 0 || tokens[high - 1].tag == .comma
    {
      high -= 1
    }
    return high > range.lowerBound ? range.lowerBound..<high : nil
  }
}
