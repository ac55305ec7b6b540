/// A stretch of one paragraph with the facts that features read: what stands around each token, computed once, in one
/// pass, into columns that are used again for the next stretch.
package final class Passage {
  /// Longer paragraphs are read in several stretches.
  package static let capacity = 1024

  /// Stands in the tag column where there is no token.
  static let noTag: UInt8 = 39
  /// Number of tags, that one included.
  static let tagCount = 40

  let columns: PassageBuffers
  package private(set) var count = 0
  /// The first token's index in the text.
  package private(set) var first = 0
  private let sentenceFacts: UnsafeMutablePointer<SentenceFacts>
  private let quoteFacts: UnsafeMutablePointer<QuoteFacts>
  private var sentenceCount = 0
  private var quoteCount = 0
  /// What the paragraph and its neighbours say of open quotations, as bits.
  var paragraphCode = 0
  var isTitle = false
  var isWhollyQuoted = false

  /// What holds for all of a sentence.
  struct SentenceFacts {
    var first = 0
    var last = 0
    var best: UInt8 = 0
    var bestPlace = 0
    var strongCues = 0
    var marks = 0
    var isWhollyQuoted = true
    var hasQuote = false
    var startsAccording = false
    var endsWithCue = false
    var length = 0
    var firstWord: UInt64 = 0
  }

  /// A quotation, as far as it lies in the passage.
  struct QuoteFacts {
    var first = 0
    var last = 0
    var isClosed = false
  }

  var sentences: UnsafeBufferPointer<SentenceFacts> {
    UnsafeBufferPointer(start: sentenceFacts, count: sentenceCount)
  }

  var quotes: UnsafeBufferPointer<QuoteFacts> { UnsafeBufferPointer(start: quoteFacts, count: quoteCount) }

  package init() {
    columns = PassageBuffers(capacity: Self.capacity)
    sentenceFacts = .allocate(capacity: Self.capacity)
    quoteFacts = .allocate(capacity: Self.capacity)
  }

  deinit {
    columns.deallocate()
    sentenceFacts.deallocate()
    quoteFacts.deallocate()
  }

  /// The passages of a text: each paragraph, or stretches of whole sentences of it, none longer than the capacity.
  static func ranges(_ text: AnalyzedText) -> [(paragraph: Int, tokens: Range<Int>)] {
    var result: [(paragraph: Int, tokens: Range<Int>)] = []
    for (number, paragraph) in text.paragraphs.enumerated() {
      var start = paragraph.tokens.lowerBound
      if paragraph.tokens.count > capacity {
        for sentence in paragraph.sentences {
          let range = text.sentences[sentence].tokens
          if range.upperBound - start > capacity, range.lowerBound > start {
            result.append((number, start..<range.lowerBound))
            start = range.lowerBound
          }
          while range.upperBound - start > capacity {
            result.append((number, start..<start + capacity))
            start += capacity
          }
        }
      }
      if start < paragraph.tokens.upperBound { result.append((number, start..<paragraph.tokens.upperBound)) }
    }
    return result
  }

  /// Reads a stretch. `rules` holds the rules' label of each token of the text.
  func load(
    _ text: AnalyzedText, paragraph: Int, tokens range: Range<Int>, rules: [UInt8], model: AttributionModel
  ) {
    first = range.lowerBound
    count = range.count
    isTitle = paragraph == 0
    text.tokens.withUnsafeBufferPointer { tokens in
      text.source.bytes.withUnsafeBufferPointer { bytes in
        readWords(tokens, bytes, text.lexicon, rules, model.statistics)
      }
      readSentences(tokens, text)
      readQuotes(text)
    }
    readParagraph(text, paragraph)
    fillNeighbours()
  }

  private func readWords(
    _ tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon,
    _ rules: [UInt8], _ statistics: CueStatistics
  ) {
    let c = columns
    for index in 0..<count {
      let token = tokens[first + index]
      let tag = token.tag
      c.tag[index] = tag.rawValue
      c.isQuoted[index] = token.quote >= 0 ? 1 : 0
      c.rule[index] = rules[first + index]
      c.flat[index] = 0
      let word = WordFacts.word(token, bytes)
      c.word[index] = word
      c.shape[index] = WordFacts.shape(token)
      c.trigger[index] = WordFacts.trigger(token, bytes)
      if tag.isWord, token.key != 0 {
        let ending = WordFacts.ending(token, bytes)
        c.suffix2[index] = ending & 0xFFFF
        c.suffix3[index] = ending & 0xFF_FFFF
        c.prefix4[index] = WordFacts.beginning(token, bytes)
        let entry = statistics.entry(word)
        c.cueBucket[index] = CueStatistics.bucket(entry.probability)
        c.cueShare[index] = entry.probability
        c.isSourceWord[index] = entry.isSource
      } else {
        c.suffix2[index] = 0
        c.suffix3[index] = 0
        c.prefix4[index] = 0
        c.cueBucket[index] = 0
        c.cueShare[index] = 0
        c.isSourceWord[index] = 0
      }
      if token.word >= 0 {
        let known = lexicon.words[Int(token.word)]
        c.cueClass[index] = WordFacts.cueClass(known, token, lexicon)
        c.nameClass[index] = WordFacts.nameClass(known)
      } else {
        c.cueClass[index] = 0
        c.nameClass[index] = 0
      }
      c.chunk[index] = WordFacts.chunk(
        tag, after: index > 0 ? c.chunk[index - 1] : 0,
        previous: index > 0 ? tokens[first + index - 1].tag : .stop)
      let isThat = token.is(.that)
      c.commas[index + 1] = c.commas[index] + (tag == .comma ? 1 : 0)
      c.marks[index + 1] = c.marks[index] + (tag == .openQuote || tag == .closeQuote ? 1 : 0)
      c.verbs[index + 1] = c.verbs[index] + (WordFacts.isVerb(tag) ? 1 : 0)
      c.thats[index + 1] = c.thats[index] + (isThat ? 1 : 0)
      c.breaks[index + 1] = c.breaks[index] + (tag == .semicolon || tag == .colon || tag == .dash ? 1 : 0)
      c.closings[index + 1] = c.closings[index] + (tag == .closeQuote ? 1 : 0)
    }
  }

  private func readSentences(_ tokens: UnsafeBufferPointer<Token>, _ text: AnalyzedText) {
    let c = columns
    sentenceCount = 0
    var number = text.sentenceIndex(of: first)
    var start = 0
    while start < count {
      let end = min(count, max(start + 1, text.sentences[number].tokens.upperBound - first))
      sentenceFacts[sentenceCount] = sentence(start, end, tokens)
      let local = Int32(sentenceCount)
      sentenceCount += 1
      for index in start..<end {
        c.sentence[index] = local
        c.sentenceStart[index] = Int32(start)
        c.sentenceEnd[index] = Int32(end - 1)
      }
      start = end
      number += 1
    }
  }

  private func sentence(_ start: Int, _ end: Int, _ tokens: UnsafeBufferPointer<Token>) -> SentenceFacts {
    let c = columns
    var facts = SentenceFacts()
    facts.first = start
    facts.last = end - 1
    facts.bestPlace = start
    facts.length = distanceBucket(end - 1 - start)
    facts.firstWord = c.word[start]
    var outer = -1
    var inner = -1
    var boundary = start - 1
    var bestShare: UInt8 = 0
    var quote = -1
    for index in start..<end {
      let quoted = c.isQuoted[index] != 0
      c.leftQuote[index] = Int32(quote)
      if quoted { quote = index }
      if quoted { facts.hasQuote = true } else { facts.isWhollyQuoted = false }
      if c.tag[index] == Tag.openQuote.rawValue { facts.marks += 1 }
      c.leftCue[index] = Int32(quoted ? inner : outer)
      if c.cueBucket[index] >= CueStatistics.strong {
        inner = index
        if !quoted {
          outer = index
          facts.strongCues += 1
        }
      }
      if c.cueShare[index] > bestShare {
        bestShare = c.cueShare[index]
        facts.best = c.cueBucket[index]
        facts.bestPlace = index
      }
      c.leftBoundary[index] = Int32(boundary)
      if WordFacts.isBoundary(tokens[first + index]) { boundary = index }
    }
    outer = -1
    inner = -1
    boundary = end
    quote = -1
    for index in stride(from: end - 1, through: start, by: -1) {
      c.rightQuote[index] = Int32(quote)
      if c.isQuoted[index] != 0 { quote = index }
      c.rightCue[index] = Int32(c.isQuoted[index] != 0 ? inner : outer)
      if c.cueBucket[index] >= CueStatistics.strong {
        inner = index
        if c.isQuoted[index] == 0 { outer = index }
      }
      c.rightBoundary[index] = Int32(boundary)
      if WordFacts.isBoundary(tokens[first + index]) { boundary = index }
    }
    facts.startsAccording =
      tokens[first + start].is(.according) || start + 1 < end && tokens[first + start + 1].is(.according)
    var last = end - 1
    while last > start, !tokens[first + last].tag.isWord { last -= 1 }
    for index in max(start, last - 2)...last where c.cueBucket[index] >= CueStatistics.strong {
      facts.endsWithCue = true
    }
    return facts
  }

  private func readQuotes(_ text: AnalyzedText) {
    quoteCount = 0
    var index = 0
    while index < count {
      let number = text.tokens[first + index].quote
      guard number >= 0 else {
        columns.quote[index] = -1
        index += 1
        continue
      }
      let quotation = text.quotations[Int(number)]
      let last = max(index, min(count, quotation.tokens.upperBound - first) - 1)
      quoteFacts[quoteCount] = QuoteFacts(first: index, last: last, isClosed: quotation.isClosed)
      for place in index...last { columns.quote[place] = Int32(quoteCount) }
      quoteCount += 1
      index = last + 1
    }
  }

  private func readParagraph(_ text: AnalyzedText, _ paragraph: Int) {
    let own = text.paragraphs[paragraph].tokens
    func opens(_ number: Int) -> Bool {
      guard text.paragraphs.indices.contains(number) else { return false }
      return text.tokens[text.paragraphs[number].tokens.lowerBound].tag == .openQuote
    }
    func endsQuoted(_ number: Int) -> (quoted: Bool, open: Bool) {
      guard text.paragraphs.indices.contains(number) else { return (false, false) }
      let last = text.tokens[text.paragraphs[number].tokens.upperBound - 1]
      return (last.quote >= 0, last.quote >= 0 && last.tag != .closeQuote)
    }
    let before = endsQuoted(paragraph - 1)
    let isOpen =
      text.tokens[own.upperBound - 1].quote >= 0 && text.tokens[own.upperBound - 1].tag != .closeQuote
    let bits = [
      opens(paragraph), isOpen, before.quoted, before.open, opens(paragraph - 1), opens(paragraph + 1),
    ]
    paragraphCode = bits.reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    isWhollyQuoted = sentences.allSatisfy(\.isWhollyQuoted)
  }

  /// Puts what stands for "nothing there" before the first and after the last token.
  private func fillNeighbours() {
    let c = columns
    for offset in 1...PassageBuffers.margin - 1 {
      for place in [-offset, count - 1 + offset] {
        c.word[place] = place < 0 ? 0x5151 : 0x7171
        c.tag[place] = Self.noTag
        c.shape[place] = 31
        c.suffix3[place] = 0
        c.cueBucket[place] = 0
        c.cueChance[place] = 0
        c.cueShare[place] = 0
        c.isSourceWord[place] = 0
        c.isQuoted[place] = 0
        c.trigger[place] = 0
        c.chunk[place] = 0
        c.cueClass[place] = 0
        c.nameClass[place] = 0
        c.rule[place] = 7
        c.flat[place] = 7
      }
    }
  }
}
