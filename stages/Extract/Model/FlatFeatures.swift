/// Templates of the flat pass: what each token of a passage shows, seen by itself.
///
/// After the recipe of a linear tagger for attributions: words and shapes, quote state, cues to the left and right,
/// coarse tags, lexicon classes, and the labels that the rules give.
struct FlatFeatures {
  let passage: Passage
  private let c: PassageBuffers
  private let sentences: UnsafeBufferPointer<Passage.SentenceFacts>
  private let quoteFacts: UnsafeBufferPointer<Passage.QuoteFacts>
  private let code: UInt64
  private let isWhollyQuoted: Bool
  private let title: UInt64
  private let count: Int

  init(_ passage: Passage) {
    self.passage = passage
    c = passage.columns
    sentences = passage.sentences
    quoteFacts = passage.quotes
    code = UInt64(passage.paragraphCode)
    isWhollyQuoted = passage.isWhollyQuoted
    title = passage.isTitle ? 1 : 0
    count = passage.count
  }

  @inline(__always)
  private func tags(_ first: Int, _ second: Int) -> UInt64 {
    UInt64(c.tag[first]) << 6 | UInt64(c.tag[second])
  }

  @inline(__always)
  private func tags(_ first: Int, _ second: Int, _ third: Int) -> UInt64 {
    tags(first, second) << 6 | UInt64(c.tag[third])
  }

  /// Whether the token before, itself and after are quoted, as three bits.
  @inline(__always)
  private func quoteBits(_ i: Int) -> UInt64 {
    UInt64(c.isQuoted[i - 1]) << 2 | UInt64(c.isQuoted[i]) << 1 | UInt64(c.isQuoted[i + 1])
  }

  func nodes(_ i: Int, into f: inout FeatureBuffer) {
    let q = UInt64(c.isQuoted[i])
    let sentence = sentences[Int(c.sentence[i])]
    words(i, q, sentence, &f)
    nearCues(i, q, &f)
    quotes(i, q, sentence, &f)
    classes(i, q, sentence, &f)
    rules(i, &f)
  }

  private func words(_ i: Int, _ q: UInt64, _ sentence: Passage.SentenceFacts, _ f: inout FeatureBuffer) {
    let w = c.word[i]
    f.add(1, w)
    f.add(2, c.word[i - 1])
    f.add(3, c.word[i + 1])
    f.add(4, c.word[i - 2])
    f.add(5, c.word[i + 2])
    f.add(6, UInt64(c.shape[i - 1]) << 10 | UInt64(c.shape[i]) << 5 | UInt64(c.shape[i + 1]))
    if c.suffix3[i] != 0 {
      f.add(7, c.suffix3[i])
      f.add(8, c.suffix2[i])
      f.add(9, c.prefix4[i])
    }
    if c.suffix3[i + 1] != 0 { f.add(10, c.suffix3[i + 1]) }
    if c.suffix3[i - 1] != 0 { f.add(11, c.suffix3[i - 1]) }
    let toStart = distanceBucket(i - sentence.first)
    f.add(12, UInt64(toStart))
    f.add(13, UInt64(distanceBucket(sentence.last - i)))
    f.add(14, sentence.firstWord)
    let bits = quoteBits(i)
    f.add(15, bits << 1 | title)
    f.add(16, bits << 1 | (sentence.hasQuote ? 1 : 0))
    let t = c.trigger[i]
    if t != 0 { f.add(17, q << 8 | UInt64(t)) }
    f.add(18, UInt64(c.tag[i]))
    f.add(19, tags(i - 1, i))
    f.add(20, tags(i, i + 1))
    f.add(21, tags(i - 2, i - 1))
    f.add(22, tags(i + 1, i + 2))
    f.add(23, tags(i - 1, i, i + 1))
    f.add(24, tags(i - 2, i - 1, i))
    f.add(25, tags(i, i + 1, i + 2))
    f.add(26, UInt64(c.chunk[i]) << 1 | q)
    f.add(27, FeatureBuffer.join(w, Int(c.tag[i + 1])))
    f.add(28, FeatureBuffer.join(w, Int(c.tag[i - 1])))
  }

  /// The nearest strong cues to the left and right, and what lies between.
  private func nearCues(_ i: Int, _ q: UInt64, _ f: inout FeatureBuffer) {
    let near =
      UInt64(c.cueBucket[i - 2]) << 12 | UInt64(c.cueBucket[i - 1]) << 9 | UInt64(c.cueBucket[i]) << 6
      | UInt64(c.cueBucket[i + 1]) << 3 | UInt64(c.cueBucket[i + 2])
    if near != 0 {
      f.add(30, near)
      f.add(31, UInt64(c.cueBucket[i]) << 3 | UInt64(c.cueBucket[i - 1]))
      f.add(32, UInt64(c.cueBucket[i]) << 3 | UInt64(c.cueBucket[i + 1]))
    }
    let sources =
      c.isSourceWord[i - 2] << 4 | c.isSourceWord[i - 1] << 3 | c.isSourceWord[i] << 2 | c.isSourceWord[i + 1]
      << 1
      | c.isSourceWord[i + 2]
    if sources != 0 { f.add(33, UInt64(sources)) }
    let left = Int(c.leftCue[i])
    let right = Int(c.rightCue[i])
    f.add(34, (left >= 0 ? 4 : 0) | (right >= 0 ? 2 : 0) | q)
    if left >= 0 { leftCue(i, left, q, &f) }
    if right >= 0 { rightCue(i, right, q, &f) }
    if right < 0, left >= 0, c.chunk[left + 1] != 0, left + 1 <= i {
      // The noun phrase right after the last cue.
      var end = left + 2
      while end < count, c.chunk[end] == 2 { end += 1 }
      if i < end {
        f.add(36, (i == left + 1 ? 1 : 0) | UInt64(c.tag[left - 1]) << 1 | UInt64(c.cueClass[left]) << 8)
      }
    }
  }

  private func leftCue(_ i: Int, _ left: Int, _ q: UInt64, _ f: inout FeatureBuffer) {
    let w = c.word[i]
    let cue = c.word[left]
    let distance = distanceBucket(i - left)
    let commas = UInt64(min(3, c.commas[i] - c.commas[left + 1]))
    let verbs = UInt64(min(3, c.verbs[i + 1] - c.verbs[left + 1]))
    let cueClass = UInt64(c.cueClass[left])
    f.add(40, cue)
    f.add(41, UInt64(distance) << 1 | q)
    f.add(42, c.word[left + 1])
    f.add(43, UInt64(c.cueBucket[left]) << 3 | commas << 1 | q)
    let that: UInt64 = c.thats[i] > c.thats[left + 1] ? 1 : 0
    let closing: UInt64 = c.closings[i] > c.closings[left + 1] ? 1 : 0
    let broken: UInt64 = c.breaks[i] > c.breaks[left + 1] ? 1 : 0
    f.add(44, that << 3 | closing << 2 | broken << 1 | q)
    f.add(45, verbs << 3 | commas << 1 | q)
    f.add(46, cueClass << 10 | UInt64(c.tag[left + 1]) << 4 | UInt64(distance))
    f.add(47, tags(left - 1, left + 1))
    f.add(48, FeatureBuffer.pair(cue, c.word[left + 1]))
    if c.trigger[i] != 0 || i == Int(c.rightBoundary[i - 1]) {
      f.add(49, FeatureBuffer.pair(cue, w))
      f.add(50, FeatureBuffer.join(w, Int(commas)))
      f.add(51, FeatureBuffer.join(w, Int(tags(i + 1, i + 2) << 2 | min(2, verbs))))
    }
    if i - left <= 8 { f.add(52, tagRun(left + 1, i)) }
  }

  private func rightCue(_ i: Int, _ right: Int, _ q: UInt64, _ f: inout FeatureBuffer) {
    let cueClass = UInt64(c.cueClass[right])
    let distance = distanceBucket(right - i)
    f.add(60, c.word[right])
    f.add(61, UInt64(distance) << 1 | q)
    f.add(62, UInt64(c.cueBucket[right]) << 3 | UInt64(min(3, c.commas[right] - c.commas[i + 1])) << 1 | q)
    f.add(63, c.word[right + 1])
    let ends = right == Int(c.sentenceEnd[i]) || c.tag[right + 1] == Tag.stop.rawValue
    f.add(64, cueClass << 5 | UInt64(distance) << 1 | (ends ? 1 : 0))
    f.add(65, tags(right - 1, right + 1))
    f.add(66, UInt64(c.tag[right - 1]) << 1 | (c.chunk[right + 1] != 0 ? 1 : 0))
    if right - i <= 8 { f.add(67, tagRun(i, right)) }
    // The noun phrase right before the cue, auxiliaries and adverbs skipped.
    var head = right - 1
    while head > i, isAuxiliary(c.tag[head]) { head -= 1 }
    guard head >= 0 else { return }
    if c.chunk[head] != 0 {
      var start = head
      let low = Int(c.sentenceStart[i])
      while start > low, c.chunk[start] == 2, start >= i { start -= 1 }
      if start <= i { f.add(68, (i == start ? 1 : 0) | cueClass << 1) }
    } else if c.tag[head] == Tag.comma.rawValue {
      f.add(69, q)
    }
  }

  @inline(__always)
  private func isAuxiliary(_ tag: UInt8) -> Bool {
    tag == Tag.adverb.rawValue || tag == Tag.have.rawValue || tag == Tag.modal.rawValue
      || tag == Tag.negation.rawValue || tag == Tag.be.rawValue
  }

  /// The tags of up to nine tokens as one number.
  @inline(__always)
  private func tagRun(_ first: Int, _ last: Int) -> UInt64 {
    var value: UInt64 = 1
    var place = first
    while place <= last {
      value = value << 6 | UInt64(c.tag[place])
      place += 1
    }
    return value
  }

  private func quotes(_ i: Int, _ q: UInt64, _ sentence: Passage.SentenceFacts, _ f: inout FeatureBuffer) {
    f.add(70, code << 1 | q)
    if i == sentence.first || c.trigger[i] == 2 || c.trigger[i] == 3 {
      f.add(71, FeatureBuffer.join(c.word[i], Int(code)))
    }
    if isWhollyQuoted { f.add(72, code) }
    let number = Int(c.quote[i])
    if number >= 0 {
      let quote = quoteFacts[number]
      let length = UInt64(distanceBucket(quote.last - quote.first))
      let around = tags(quote.first - 1, quote.last + 1)
      f.add(73, length)
      f.add(74, c.word[quote.first - 1])
      f.add(75, c.word[quote.last + 1])
      f.add(76, around)
      f.add(77, FeatureBuffer.join(c.word[quote.last - 1], quote.isClosed ? 1 : 0))
      f.add(78, length << 6 | UInt64(c.tag[quote.first - 1]))
      let before = max(
        c.cueBucket[quote.first - 1], c.cueBucket[quote.first - 2], c.cueBucket[quote.first - 3])
      let after = max(c.cueBucket[quote.last + 1], c.cueBucket[quote.last + 2], c.cueBucket[quote.last + 3])
      let starts: UInt64 = Int(c.sentenceStart[quote.first]) == quote.first ? 1 : 0
      f.add(79, UInt64(before) << 4 | UInt64(after) << 1 | starts)
    } else if sentence.hasQuote {
      outsideQuotes(i, sentence, &f)
    }
    let n = Int(c.sentence[i])
    let own = facts(n)
    f.add(84, (sentence.isWhollyQuoted ? 4 : 0) | UInt64(min(3, sentence.marks)))
    f.add(85, facts(n - 1) << 12 | own << 6 | facts(n + 1))
  }

  private func outsideQuotes(_ i: Int, _ sentence: Passage.SentenceFacts, _ f: inout FeatureBuffer) {
    var left = i - 1
    while left >= sentence.first, i - left < 40, c.quote[left] < 0 { left -= 1 }
    var right = i + 1
    while right <= sentence.last, right - i < 40, c.quote[right] < 0 { right += 1 }
    let hasLeft = left >= sentence.first && c.quote[left] >= 0
    let hasRight = right <= sentence.last && c.quote[right] >= 0
    f.add(
      80,
      UInt64(hasLeft ? distanceBucket(i - left) : 9) << 4 | UInt64(hasRight ? distanceBucket(right - i) : 9))
    if hasLeft {
      let quote = quoteFacts[Int(c.quote[left])]
      f.add(81, FeatureBuffer.join(c.word[quote.last - 1], distanceBucket(quote.last - quote.first)))
    }
    if hasRight {
      let quote = quoteFacts[Int(c.quote[right])]
      f.add(82, FeatureBuffer.join(c.word[quote.first - 1], distanceBucket(quote.last - quote.first)))
    }
  }

  private func facts(_ number: Int) -> UInt64 {
    guard sentences.indices.contains(number) else { return 63 }
    let s = sentences[number]
    return (s.isWhollyQuoted ? 16 : 0) | (s.hasQuote ? 8 : 0) | UInt64(s.best)
  }

  private func classes(_ i: Int, _ q: UInt64, _ s: Passage.SentenceFacts, _ f: inout FeatureBuffer) {
    for offset in -3...3 {
      let place = UInt64(offset + 3)
      let cueClass = c.cueClass[i + offset]
      if cueClass != 0 { f.add(90, place << 8 | UInt64(cueClass)) }
      let name = c.nameClass[i + offset]
      if name != 0 { f.add(91, place << 8 | UInt64(name)) }
    }
    f.add(
      92,
      UInt64(s.best) << 4 | UInt64(min(3, s.strongCues)) << 2 | (s.startsAccording ? 2 : 0)
        | (s.endsWithCue ? 1 : 0))
    f.add(93, UInt64(s.length) << 1 | q)
    let left = Int(c.leftBoundary[i])
    let right = Int(c.rightBoundary[i])
    f.add(94, FeatureBuffer.join(c.word[left], distanceBucket(i - left)))
    f.add(95, FeatureBuffer.join(c.word[right], distanceBucket(right - i)))
    f.add(96, FeatureBuffer.pair(c.word[left], c.word[left + 1]))
    f.add(97, FeatureBuffer.pair(c.word[right], c.word[right + 1]))
    let side = i < s.bestPlace ? 0 : i > s.bestPlace ? 1 : 2
    f.add(98, UInt64(side) << 6 | UInt64(distanceBucket(abs(i - s.bestPlace))) << 3 | UInt64(s.best))
    if s.startsAccording { f.add(99, UInt64(distanceBucket(i - s.first))) }
  }

  private func rules(_ i: Int, _ f: inout FeatureBuffer) {
    let own = UInt64(c.rule[i])
    let before = UInt64(c.rule[i - 1])
    let after = UInt64(c.rule[i + 1])
    f.add(100, before << 6 | own << 3 | after)
    f.add(101, UInt64(c.rule[i - 2]) << 12 | before << 9 | own << 6 | after << 3 | UInt64(c.rule[i + 2]))
    f.add(102, FeatureBuffer.join(c.word[i], Int(own)))
    f.add(103, own << 12 | tags(i, i + 1))
  }

  /// Edge templates of a token as rows of the table: tag pair, quote state with the place in the sentence, trigger word
  /// here and before, pair of rule labels.
  static let edgesPerToken = 5
  static let tagRow: Int32 = 0
  static let quoteRow = Int32(Passage.tagCount * Passage.tagCount)
  static let triggerRow = quoteRow + 8 * 10
  static let beforeRow = triggerRow + 64
  static let ruleRow = beforeRow + 64
  static let edgeRows = Int(ruleRow) + 64

  func edges(_ i: Int, into rows: UnsafeMutablePointer<Int32>) {
    rows[0] = Self.tagRow + Int32(c.tag[i - 1]) * Int32(Passage.tagCount) + Int32(c.tag[i])
    var place: Int32 = 9
    let n = Int(c.sentence[i])
    if i == Int(c.sentenceStart[i]) {
      let before: Int32 = n == 0 ? 2 : sentences[n - 1].isWhollyQuoted ? 1 : 0
      place = before * 3 + (sentences[n].isWhollyQuoted ? 1 : sentences[n].hasQuote ? 2 : 0)
    }
    rows[1] = Self.quoteRow + Int32(quoteBits(i)) * 10 + place
    let own = Int32(c.trigger[i])
    rows[2] = own > 0 ? Self.triggerRow + own << 1 + Int32(c.isQuoted[i]) : -1
    let before = Int32(c.trigger[i - 1])
    rows[3] = before > 0 ? Self.beforeRow + before << 1 + Int32(c.isQuoted[i - 1]) : -1
    rows[4] = Self.ruleRow + Int32(c.rule[i - 1]) << 3 + Int32(c.rule[i])
  }
}
