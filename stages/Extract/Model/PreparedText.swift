/// A text with what the rules find in it: what the model reads, in training as in use.
package final class PreparedText {
  let text: AnalyzedText
  private let mentions: [ActorMention]
  let rules: [Attribution]
  /// The rules' label of each token.
  let ruleLabels: [UInt8]
  /// Which of the rules' attributions touch each paragraph.
  private let byParagraph: [[Int]]

  package convenience init(_ text: String) {
    let analyzed = AnalyzedText(text, lexicon: .standard)
    self.init(
      analyzed, rules: AttributionFinder(analyzed).attributions(),
      mentions: ActorFinder(text: analyzed).mentions(in: analyzed.tokens.indices))
  }

  /// With what the rules found in a text, and all actors that it names.
  init(_ text: AnalyzedText, rules: [Attribution], mentions: [ActorMention]) {
    self.text = text
    self.mentions = mentions
    self.rules = rules
    var labels = [UInt8](repeating: 0, count: text.tokens.count)
    var byParagraph = [[Int]](repeating: [], count: text.paragraphs.count)
    func mark(_ range: Range<Int>, _ role: SpanRole) {
      for index in range {
        labels[index] = TokenLabel(role, isStart: index == range.lowerBound).rawValue
      }
    }
    for attribution in rules { for piece in attribution.content { mark(piece, .content) } }
    for attribution in rules { if let source = attribution.source { mark(source, .source) } }
    for attribution in rules { mark(attribution.cue, .cue) }
    for (number, attribution) in rules.enumerated() {
      for range in attribution.content + [attribution.cue, attribution.source ?? 0..<0] where !range.isEmpty {
        let first = text.paragraphIndex(of: range.lowerBound)
        let last = text.paragraphIndex(of: range.upperBound - 1)
        for paragraph in first...last where byParagraph[paragraph].last != number {
          byParagraph[paragraph].append(number)
        }
      }
    }
    ruleLabels = labels
    self.byParagraph = byParagraph
  }

  package var tokenCount: Int { text.tokens.count }

  /// Whether the text is on foreign affairs: of a hundred words, two and a half or more name a country other than the
  /// United States, of which the training data writes, or an organisation.
  lazy var isForeign: Bool = {
    let home = text.lexicon.actors.unitedStates
    // A name of several words counts as one.
    let words =
      text.wordCount(text.tokens.indices)
      - mentions.reduce(0) { $0 + text.wordCount($1.tokens.dropFirst()) }
    let names = mentions.reduce(0) { $0 + ($1.actor == home ? 0 : 1) }
    return names * 1000 >= words * Self.foreignNames
  }()
  private static let foreignNames = 25

  /// A token's place in the text, in code points.
  package func codePoints(_ token: Int) -> Range<Int> {
    let bytes = text.bytes(token..<token + 1)
    return text.source.codePoint(at: bytes.lowerBound)..<text.source.codePoint(at: bytes.upperBound)
  }

  /// A token range's place in the text, in code points.
  package func codePoints(_ tokens: Range<Int>) -> Range<Int> {
    let bytes = text.bytes(tokens)
    return text.source.codePoint(at: bytes.lowerBound)..<text.source.codePoint(at: bytes.upperBound)
  }

  /// The stretches that the passes read.
  package var passages: [Range<Int>] { Passage.ranges(text).map(\.tokens) }

  package func isWord(_ token: Int) -> Bool { text.tokens[token].tag.isWord }

  /// The hash by which statistics know a token's word; nil for signs.
  package func statisticsKey(_ token: Int) -> UInt64? {
    let token = text.tokens[token]
    guard token.tag.isWord, token.key != 0 else { return nil }
    return text.source.bytes.withUnsafeBufferPointer { WordFacts.word(token, $0) }
  }

  /// The sentence of a token, counted over the text.
  package func sentence(of token: Int) -> Int { text.sentenceIndex(of: token) }

  /// The rules' statements in a stretch of a paragraph as spans of it.
  func ruleGroups(_ paragraph: Int, _ tokens: Range<Int>) -> [(rule: Int, spans: [LabeledSpan])] {
    byParagraph[paragraph].compactMap { number in
      let attribution = rules[number]
      var spans: [LabeledSpan] = []
      func add(_ range: Range<Int>, _ role: SpanRole) {
        let part = range.clamped(to: tokens)
        guard !part.isEmpty else { return }
        spans.append(
          LabeledSpan(
            role: role, tokens: part.lowerBound - tokens.lowerBound..<part.upperBound - tokens.lowerBound))
      }
      for piece in attribution.content { add(piece, .content) }
      if let source = attribution.source { add(source, .source) }
      add(attribution.cue, .cue)
      return spans.isEmpty ? nil : (number, spans)
    }
  }
}
