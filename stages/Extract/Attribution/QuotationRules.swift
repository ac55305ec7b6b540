/// Quotations without a cue of their own: sentences that go on quoting, paragraphs of one long quotation, and
/// quotations that nothing around them attributes.
struct QuotationRules {
  /// Quotations of no more words are titles and scare quotes unless a cue governs them.
  static let scareWords = 4

  let text: AnalyzedText
  private let boundary: ContentBoundary
  private let subjects: SubjectFinder
  private let test: SourceTest
  private var tokens: [Token] { text.tokens }

  init(_ text: AnalyzedText) {
    self.text = text
    boundary = ContentBoundary(text)
    subjects = SubjectFinder(text)
    test = SourceTest(text: text)
  }

  /// Adds to the attributions, which are in reading order, what their quotations' neighbours say.
  func complete(_ attributions: inout [Attribution]) {
    var covered = [Bool](repeating: false, count: text.quotations.count)
    /// The attribution that quotes each quotation, -1 if none does.
    var owners = [Int](repeating: -1, count: text.quotations.count)
    for (index, attribution) in attributions.enumerated() { cover(attribution, index, &covered, &owners) }
    var byParagraph = [Int: [Int]]()
    for (index, attribution) in attributions.enumerated() where !attribution.isNested {
      byParagraph[text.sentences[attribution.sentence].paragraph, default: []].append(index)
    }
    var added: [Attribution] = []
    // Kept beside the contents, which may grow to thousands of pieces.
    var extents = attributions.map(\.extent)
    for (number, quotation) in text.quotations.enumerated() where !covered[number] {
      let sentence = text.sentenceIndex(of: quotation.tokens.lowerBound)
      let paragraph = text.sentences[sentence].paragraph
      let last = byParagraph[paragraph]?.last {
        extents[$0].lowerBound < quotation.tokens.lowerBound
      }
      if let last, joins(quotation, attributions[last], extents[last]) {
        attributions[last].content.append(quotation.tokens)
        extents[last] = extents[last].lowerBound..<max(extents[last].upperBound, quotation.tokens.upperBound)
        covered[number] = true
        continue
      }
      guard quotation.words > Self.scareWords else { continue }
      if let source = nextSource(number, attributions, owners) {
        added.append(make(quotation, source, .quoteChained, 0.85))
        continue
      }
      if isWholeParagraph(quotation, paragraph) {
        if let chained = chained(number, paragraph, attributions, byParagraph, added) {
          if chained.joins >= 0 {
            attributions[chained.joins].content.append(quotation.tokens)
            extents[chained.joins] = attributions[chained.joins].extent
          } else if let attribution = chained.attribution {
            added.append(attribution)
          }
          covered[number] = true
        }
        continue
      }
      if let new = trailed(quotation) ?? bare(quotation, sentence) { added.append(new) }
    }
    attributions += added
  }

  /// The source of the quotation right after one that is not closed: both are one speech.
  private func nextSource(_ number: Int, _ attributions: [Attribution], _ owners: [Int]) -> Range<Int>? {
    guard !text.quotations[number].isClosed, number + 1 < text.quotations.count, owners[number + 1] >= 0,
      text.quotations[number + 1].tokens.lowerBound == text.quotations[number].tokens.upperBound,
      text.paragraphIndex(of: text.quotations[number + 1].tokens.lowerBound)
        == text.paragraphIndex(of: text.quotations[number].tokens.lowerBound)
    else { return nil }
    return attributions[owners[number + 1]].source
  }

  private func cover(
    _ attribution: Attribution, _ number: Int, _ covered: inout [Bool], _ owners: inout [Int]
  ) {
    for piece in attribution.content {
      var last = -1
      for index in piece {
        let quote = Int(tokens[index].quote)
        if quote >= 0, quote != last {
          covered[quote] = true
          owners[quote] = number
          last = quote
        }
      }
    }
  }

  /// Whether a quotation goes on with what an attribution of its paragraph quotes: whole sentences in between
  /// and in it are quoted, or it follows in the same sentence.
  private func joins(_ quotation: Quotation, _ attribution: Attribution, _ extent: Range<Int>) -> Bool {
    let between =
      extent.upperBound..<max(extent.upperBound, quotation.tokens.lowerBound)
    guard
      attribution.content.contains(where: { text.tokens[$0.lowerBound].quote >= 0 || text.isQuoted($0) })
        || attribution.rule == .clauseLeading || attribution.rule == .clauseTrailing
    else { return false }
    let sentence = text.sentenceIndex(of: quotation.tokens.lowerBound)
    let range = text.sentences[sentence].tokens
    guard quotation.words > Self.scareWords || boundary.endsSentence(quotation) else { return false }
    guard text.isQuoted(range.lowerBound..<min(range.upperBound, quotation.tokens.upperBound)) else {
      return false
    }
    // What stands between is the attribution itself or more quotation.
    return between.allSatisfy {
      tokens[$0].quote >= 0 || !tokens[$0].tag.isWord || attribution.cue.contains($0)
        || attribution.source?.contains($0) == true
        || text.sentences[attribution.sentence].tokens.contains($0)
    }
  }

  private func isWholeParagraph(_ quotation: Quotation, _ paragraph: Int) -> Bool {
    text.isQuoted(text.paragraphs[paragraph].tokens)
      && text.paragraphs[paragraph].tokens.lowerBound == quotation.tokens.lowerBound
  }

  private struct Chained {
    /// The attribution whose content the quotation continues, -1 if it stands for itself.
    var joins = -1
    var attribution: Attribution?
  }

  /// A paragraph that is all quotation. One after an open quotation continues it; one left open before a paragraph
  /// that opens with a quotation shares the source given there; else it goes on from the paragraph before.
  private func chained(
    _ number: Int, _ paragraph: Int, _ attributions: [Attribution], _ byParagraph: [Int: [Int]],
    _ added: [Attribution]
  ) -> Chained? {
    let quotation = text.quotations[number]
    if paragraph > 0, let open = text.quotation(at: text.paragraphs[paragraph - 1].tokens.upperBound - 1),
      !open.isClosed,
      let last = byParagraph[paragraph - 1]?.last,
      attributions[last].extent.upperBound >= open.tokens.upperBound
    {
      return Chained(joins: last)
    }
    if paragraph > 0, let source = introduced(paragraph - 1) {
      return Chained(attribution: make(quotation, source, .quoteChained, 0.8))
    }
    if !quotation.isClosed, let source = following(paragraph, attributions, byParagraph) {
      return Chained(attribution: make(quotation, source, .quoteChained, 0.85))
    }
    // Goes on from the paragraph before, if that ended with a quotation that is attributed.
    if paragraph > 0, endsQuoted(paragraph - 1) {
      if let last = byParagraph[paragraph - 1]?.last {
        return Chained(attribution: make(quotation, attributions[last].source, .quoteChained, 0.6))
      }
      if let last = added.last, text.sentences[last.sentence].paragraph == paragraph - 1 {
        return Chained(attribution: make(quotation, last.source, .quoteChained, 0.5))
      }
    }
    if paragraph > 0, let last = byParagraph[paragraph - 1]?.last {
      return Chained(attribution: make(quotation, attributions[last].source, .quoteChained, 0.5))
    }
    if let source = following(paragraph, attributions, byParagraph) {
      return Chained(attribution: make(quotation, source, .quoteChained, 0.5))
    }
    return Chained(attribution: make(quotation, nil, .quoteBare, 0.35))
  }

  /// Who speaks after a paragraph that ends with a colon: "X issued the following statement:".
  private func introduced(_ paragraph: Int) -> Range<Int>? {
    let range = text.paragraphs[paragraph].tokens
    guard tokens[range.upperBound - 1].tag == .colon else { return nil }
    let sentence = text.sentences[text.sentenceIndex(of: range.upperBound - 1)].tokens
    let subject = ClauseRule(text).mainSubject(before: sentence.upperBound, low: sentence.lowerBound)
    return subject.flatMap { test.likeness($0) >= .document ? $0 : nil }
  }

  /// ""...," X fumed", ""...," fumed X": any verb attributes that stands by itself after a quotation with a comma.
  private func trailed(_ quotation: Quotation) -> Attribution? {
    let next = quotation.tokens.upperBound
    guard quotation.isClosed, let last = quotation.inner.last, tokens[last].tag == .comma else { return nil }
    let sentence = text.sentences[text.sentenceIndex(of: next - 1)].tokens
    let high = sentence.upperBound
    guard next + 1 < high, tokens[next].quote < 0 else { return nil }
    let phrases = Phrases(text)
    func found(_ source: Range<Int>, _ verb: Int) -> Attribution? {
      guard test.likeness(source) == .person else { return nil }
      var result = make(quotation, source, .quoteTrailing, 0.75)
      result.cue = verb..<verb + 1
      return result
    }
    if tokens[next].tag == .verbPast || tokens[next].tag == .verbPresent {
      guard phrases.startsPhrase(next + 1) else { return nil }
      return found(next + 1..<phrases.end(startingAt: next + 1, high: high), next)
    }
    guard phrases.startsPhrase(next) else { return nil }
    let end = phrases.end(startingAt: next, high: high)
    guard end > next, end < high, tokens[end].tag == .verbPast || tokens[end].tag == .verbPresent else {
      return nil
    }
    return found(next..<end, end)
  }

  /// The source of the next attributed paragraph in a chain of paragraphs that open with a quotation mark.
  private func following(_ paragraph: Int, _ attributions: [Attribution], _ byParagraph: [Int: [Int]])
    -> Range<Int>?
  {
    var next = paragraph + 1
    while next < text.paragraphs.count, next <= paragraph + 6 {
      guard tokens[text.paragraphs[next].tokens.lowerBound].tag == .openQuote else { return nil }
      if let first = byParagraph[next]?.first {
        let isTrailing =
          attributions[first].rule == .quoteTrailing || attributions[first].rule == .quoteInverted
        return isTrailing ? attributions[first].source : nil
      }
      next += 1
    }
    return nil
  }

  private func endsQuoted(_ paragraph: Int) -> Bool {
    guard let last = text.paragraphs[paragraph].tokens.last else { return false }
    return tokens[last].quote >= 0
  }

  private func make(
    _ quotation: Quotation, _ source: Range<Int>?, _ rule: Attribution.Rule, _ confidence: Double
  ) -> Attribution {
    Attribution(
      source: source, cue: quotation.tokens.lowerBound..<quotation.tokens.lowerBound,
      content: [quotation.tokens],
      rule: rule, confidence: source == nil ? min(confidence, 0.3) : confidence,
      sentence: text.sentenceIndex(of: quotation.tokens.lowerBound))
  }

  /// A quotation in or after a sentence with a subject that could speak.
  private func bare(_ quotation: Quotation, _ sentence: Int) -> Attribution? {
    let range = text.sentences[sentence].tokens
    guard boundary.endsSentence(quotation) || quotation.words > 8 else { return nil }
    var source: Range<Int>?
    let rule = ClauseRule(text)
    if range.lowerBound < quotation.tokens.lowerBound {
      source = rule.mainSubject(before: quotation.tokens.lowerBound, low: range.lowerBound)
    } else if sentence > text.paragraphs[text.sentences[sentence].paragraph].sentences.lowerBound {
      let before = text.sentences[sentence - 1].tokens
      source = rule.mainSubject(before: before.upperBound, low: before.lowerBound)
    }
    if let found = source, test.likeness(found) < .person { source = nil }
    return make(quotation, source, .quoteBare, 0.45)
  }
}
