/// Templates of the flat pass: what each token of a passage shows, seen by itself.
///
/// After the recipe of a linear tagger for attributions: words and shapes, quote state, cues to the left and right,
/// coarse tags, lexicon classes, and the labels that the rules give.
struct FlatFeatures {
  let passage: Passage
  let c: PassageBuffers
  let sentences: UnsafeBufferPointer<Passage.SentenceFacts>
  let quoteFacts: UnsafeBufferPointer<Passage.QuoteFacts>
  let code: UInt64
  let isWhollyQuoted: Bool
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
  func tags(_ first: Int, _ second: Int) -> UInt64 {
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

  /// All features of a token.
  func nodes(_ i: Int, into f: inout FeatureBuffer) {
    token(i, into: &f)
    sentence(i, into: &f)
    place(i, into: &f)
    quotation(i, into: &f)
    leftCue(i, into: &f)
    rightCue(i, into: &f)
    boundaries(i, into: &f)
  }

  /// What changes with each token.
  func token(_ i: Int, into f: inout FeatureBuffer) {
    let q = UInt64(c.isQuoted[i])
    words(i, q, &f)
    nearCues(i, q, &f)
    if i == Int(c.sentenceStart[i]) || c.trigger[i] == 2 || c.trigger[i] == 3 {
      f.add(71, FeatureBuffer.join(c.word[i], Int(code)))
    }
    classes(i, &f)
    rules(i, &f)
  }

  private func words(_ i: Int, _ q: UInt64, _ f: inout FeatureBuffer) {
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
    let bits = quoteBits(i)
    f.addSmall(15, bits << 1 | title)
    f.addSmall(16, bits << 1 | (sentences[Int(c.sentence[i])].hasQuote ? 1 : 0))
    let t = c.trigger[i]
    if t != 0 { f.addSmall(17, q << 8 | UInt64(t)) }
    f.addSmall(18, UInt64(c.tag[i]))
    f.addSmall(19, tags(i - 1, i))
    f.addSmall(20, tags(i, i + 1))
    f.addSmall(21, tags(i - 2, i - 1))
    f.addSmall(22, tags(i + 1, i + 2))
    f.add(23, tags(i - 1, i, i + 1))
    f.add(24, tags(i - 2, i - 1, i))
    f.add(25, tags(i, i + 1, i + 2))
    f.addSmall(26, UInt64(c.chunk[i]) << 1 | q)
    f.add(27, FeatureBuffer.join(w, Int(c.tag[i + 1])))
    f.add(28, FeatureBuffer.join(w, Int(c.tag[i - 1])))
  }

  /// Cues among the neighbours, and what the token shows of those farther off.
  private func nearCues(_ i: Int, _ q: UInt64, _ f: inout FeatureBuffer) {
    let near =
      UInt64(c.cueBucket[i - 2]) << 12 | UInt64(c.cueBucket[i - 1]) << 9 | UInt64(c.cueBucket[i]) << 6
      | UInt64(c.cueBucket[i + 1]) << 3 | UInt64(c.cueBucket[i + 2])
    if near != 0 {
      f.add(30, near)
      f.addSmall(31, UInt64(c.cueBucket[i]) << 3 | UInt64(c.cueBucket[i - 1]))
      f.addSmall(32, UInt64(c.cueBucket[i]) << 3 | UInt64(c.cueBucket[i + 1]))
    }
    let sources =
      c.isSourceWord[i - 2] << 4 | c.isSourceWord[i - 1] << 3 | c.isSourceWord[i] << 2 | c.isSourceWord[i + 1]
      << 1
      | c.isSourceWord[i + 2]
    if sources != 0 { f.addSmall(33, UInt64(sources)) }
    let left = Int(c.leftCue[i])
    let right = Int(c.rightCue[i])
    if left >= 0 {
      if c.trigger[i] != 0 || i == Int(c.rightBoundary[i - 1]) {
        let w = c.word[i]
        let commas = min(3, c.commas[i] - c.commas[left + 1])
        let verbs = UInt64(min(2, c.verbs[i + 1] - c.verbs[left + 1]))
        f.add(49, FeatureBuffer.pair(c.word[left], w))
        f.add(50, FeatureBuffer.join(w, Int(commas)))
        f.add(51, FeatureBuffer.join(w, Int(tags(i + 1, i + 2) << 2 | verbs)))
      }
      if i - left <= 8 { f.add(52, tagRun(left + 1, i)) }
      if right < 0, c.chunk[left + 1] != 0, left + 1 <= i {
        // The noun phrase right after the last cue.
        var end = left + 2
        while end < count, end <= i, c.chunk[end] == 2 { end += 1 }
        if i < end {
          f.addSmall(
            36, (i == left + 1 ? 1 : 0) | UInt64(c.tag[left - 1]) << 1 | UInt64(c.cueClass[left]) << 8)
        }
      }
    }
    guard right >= 0 else { return }
    if right - i <= 8 { f.add(67, tagRun(i, right)) }
    subject(i, right, q, &f)
  }

  /// The noun phrase right before the cue, auxiliaries and adverbs skipped.
  private func subject(_ i: Int, _ right: Int, _ q: UInt64, _ f: inout FeatureBuffer) {
    var head = right - 1
    while head > i, isAuxiliary(c.tag[head]) { head -= 1 }
    guard head >= 0 else { return }
    if c.chunk[head] != 0 {
      var start = head
      let low = Int(c.sentenceStart[i])
      while start > low, c.chunk[start] == 2, start >= i { start -= 1 }
      if start <= i { f.addSmall(68, (i == start ? 1 : 0) | UInt64(c.cueClass[right]) << 1) }
    } else if c.tag[head] == Tag.comma.rawValue {
      f.addSmall(69, q)
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

  private func classes(_ i: Int, _ f: inout FeatureBuffer) {
    // Seven tokens' classes at once: most have none.
    let cues = UnsafeRawPointer(c.cueClass + (i - 3)).loadUnaligned(as: UInt64.self)
    let names = UnsafeRawPointer(c.nameClass + (i - 3)).loadUnaligned(as: UInt64.self)
    guard (cues | names).littleEndian << 8 != 0 else { return }
    for offset in -3...3 {
      let place = UInt64(offset + 3)
      let cueClass = c.cueClass[i + offset]
      if cueClass != 0 { f.addSmall(90, place << 8 | UInt64(cueClass)) }
      let name = c.nameClass[i + offset]
      if name != 0 { f.addSmall(91, place << 8 | UInt64(name)) }
    }
  }

  private func rules(_ i: Int, _ f: inout FeatureBuffer) {
    let own = UInt64(c.rule[i])
    let before = UInt64(c.rule[i - 1])
    let after = UInt64(c.rule[i + 1])
    f.addSmall(100, before << 6 | own << 3 | after)
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
