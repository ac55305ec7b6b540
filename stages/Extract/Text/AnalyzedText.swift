/// An article's text, cut and tagged: what all rules read.
final class AnalyzedText: Sendable {
  struct Paragraph: Sendable {
    let tokens: Range<Int>
    let sentences: Range<Int>
  }

  struct Sentence: Sendable {
    let tokens: Range<Int>
    let paragraph: Int
  }

  let source: SourceText
  let lexicon: Lexicon
  let tokens: [Token]
  let paragraphs: [Paragraph]
  let sentences: [Sentence]
  let quotations: [Quotation]
  /// Hashes of the words that stand with a capital inside sentences: names, when they open one too.
  let properKeys: Set<UInt64>

  /// Whether the text names the European Union or Community.
  var isEuropean: Bool {
    properKeys.contains(Self.european) || properKeys.contains(Self.ec) || properKeys.contains(Self.eu)
  }
  private static let european = WordHash.of("european".utf8)
  private static let ec = WordHash.of("ec".utf8)
  private static let eu = WordHash.of("eu".utf8)

  init(_ text: String, lexicon: Lexicon) {
    let source = SourceText(text)
    var tokens: [Token] = []
    var paragraphs: [Paragraph] = []
    var sentences: [Sentence] = []
    var quotations: [Quotation] = []
    tokens.reserveCapacity(source.bytes.count / 5)
    source.bytes.withUnsafeBufferPointer { bytes in
      let splitter = Sentences(lexicon: lexicon, bytes: bytes)
      let tagger = Tagger(lexicon: lexicon, bytes: bytes)
      var pieces: [Range<Int>] = []
      for range in Paragraphs.ranges(source.bytes) {
        let first = tokens.count
        var tokenizer = Tokenizer(bytes, range)
        tokenizer.run(into: &tokens)
        let span = first..<tokens.count
        if span.isEmpty { continue }
        for index in span where tokens[index].tag == .unknown {
          tokens[index].word = lexicon.index(tokens[index].key)
        }
        QuotationFinder(bytes, paragraph: span).run(&tokens, into: &quotations)
        pieces.removeAll(keepingCapacity: true)
        splitter.run(&tokens, paragraph: span, into: &pieces)
        let firstSentence = sentences.count
        for piece in pieces {
          tagger.run(&tokens, piece)
          sentences.append(Sentence(tokens: piece, paragraph: paragraphs.count))
        }
        paragraphs.append(Paragraph(tokens: span, sentences: firstSentence..<sentences.count))
      }
    }
    properKeys = Set(tokens.lazy.filter { $0.tag == .proper }.map(\.key))
    self.source = source
    self.lexicon = lexicon
    self.tokens = tokens
    self.paragraphs = paragraphs
    self.sentences = sentences
    self.quotations = quotations
  }

  /// The bytes of a token range.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }

  /// The words of a token range, white space collapsed.
  func string(_ range: Range<Int>) -> String { source.collapsed(bytes(range)) }

  /// One token's letters.
  func string(_ index: Int) -> String { string(index..<index + 1) }

  /// What the lexicon says of a token; the blank word if it knows none.
  func word(_ index: Int) -> Word { lexicon[tokens[index]] }

  func traits(_ index: Int) -> Word.Traits { lexicon[tokens[index]].traits }

  /// Number of words, signs not counted.
  func wordCount(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 + (tokens[$1].tag.isWord ? 1 : 0) }
  }

  /// Whether all words of a range stand in quotations.
  func isQuoted(_ range: Range<Int>) -> Bool {
    var words = 0
    for index in range where tokens[index].tag.isWord {
      guard tokens[index].quote >= 0 else { return false }
      words += 1
    }
    return words > 0
  }

  /// The sentence that a token stands in.
  func sentenceIndex(of token: Int) -> Int {
    Self.place(of: token, count: sentences.count) { sentences[$0].tokens.lowerBound }
  }

  /// The paragraph that a token stands in.
  func paragraphIndex(of token: Int) -> Int {
    Self.place(of: token, count: paragraphs.count) { paragraphs[$0].tokens.lowerBound }
  }

  /// The last of ascending starts that is not after a token.
  private static func place(of token: Int, count: Int, start: (Int) -> Int) -> Int {
    var low = 0
    var high = count
    while low + 1 < high {
      let middle = (low + high) / 2
      if start(middle) <= token { low = middle } else { high = middle }
    }
    return low
  }

  /// The quotation around a token, if any.
  func quotation(at index: Int) -> Quotation? {
    let number = tokens[index].quote
    return number < 0 ? nil : quotations[Int(number)]
  }
}
