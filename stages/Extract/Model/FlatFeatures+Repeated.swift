/// Features that change with few tokens. A key names all that each group of them depends on, so that their sum is made
/// anew only where the key changes.
extension FlatFeatures {
  /// Of the sentence and paragraph.
  func sentence(_ i: Int, into f: inout FeatureBuffer) {
    let n = Int(c.sentence[i])
    let s = sentences[n]
    let q = UInt64(c.isQuoted[i])
    f.add(14, s.firstWord)
    f.addSmall(34, (c.leftCue[i] >= 0 ? 4 : 0) | (c.rightCue[i] >= 0 ? 2 : 0) | q)
    f.addSmall(70, code << 1 | q)
    if isWhollyQuoted { f.addSmall(72, code) }
    f.addSmall(84, (s.isWhollyQuoted ? 4 : 0) | UInt64(min(3, s.marks)))
    f.add(85, facts(n - 1) << 12 | facts(n) << 6 | facts(n + 1))
    f.addSmall(
      92,
      UInt64(s.best) << 4 | UInt64(min(3, s.strongCues)) << 2 | (s.startsAccording ? 2 : 0)
        | (s.endsWithCue ? 1 : 0))
    f.addSmall(93, UInt64(s.length) << 1 | q)
  }

  @inline(__always)
  func sentenceKey(_ i: Int) -> UInt64 {
    UInt64(c.sentence[i]) << 3 | (c.leftCue[i] >= 0 ? 4 : 0) | (c.rightCue[i] >= 0 ? 2 : 0)
      | UInt64(c.isQuoted[i])
  }

  private func facts(_ number: Int) -> UInt64 {
    guard sentences.indices.contains(number) else { return 63 }
    let s = sentences[number]
    return (s.isWhollyQuoted ? 16 : 0) | (s.hasQuote ? 8 : 0) | UInt64(s.best)
  }

  /// Of the place in the sentence.
  func place(_ i: Int, into f: inout FeatureBuffer) {
    let s = sentences[Int(c.sentence[i])]
    f.addSmall(12, UInt64(distanceBucket(i - s.first)))
    f.addSmall(13, UInt64(distanceBucket(s.last - i)))
    let side = i < s.bestPlace ? 0 : i > s.bestPlace ? 1 : 2
    f.addSmall(98, UInt64(side) << 6 | UInt64(distanceBucket(abs(i - s.bestPlace))) << 3 | UInt64(s.best))
    if s.startsAccording { f.addSmall(99, UInt64(distanceBucket(i - s.first))) }
  }

  @inline(__always)
  func placeKey(_ i: Int) -> UInt64 {
    let s = sentences[Int(c.sentence[i])]
    let side = i < s.bestPlace ? 0 : i > s.bestPlace ? 1 : 2
    let distances =
      distanceBucket(i - s.first) << 6 | distanceBucket(s.last - i) << 3
      | distanceBucket(abs(i - s.bestPlace))
    return UInt64(c.sentence[i]) << 11 | UInt64(side << 9 | distances)
  }

  /// Of the quotation around the token, or of those beside it.
  func quotation(_ i: Int, into f: inout FeatureBuffer) {
    let number = Int(c.quote[i])
    guard number >= 0 else {
      if sentences[Int(c.sentence[i])].hasQuote { outsideQuotes(i, into: &f) }
      return
    }
    let quote = quoteFacts[number]
    let length = UInt64(distanceBucket(quote.last - quote.first))
    f.addSmall(73, length)
    f.add(74, c.word[quote.first - 1])
    f.add(75, c.word[quote.last + 1])
    f.addSmall(76, tags(quote.first - 1, quote.last + 1))
    f.add(77, FeatureBuffer.join(c.word[quote.last - 1], quote.isClosed ? 1 : 0))
    f.addSmall(78, length << 6 | UInt64(c.tag[quote.first - 1]))
    let before = max(
      c.cueBucket[quote.first - 1], c.cueBucket[quote.first - 2], c.cueBucket[quote.first - 3])
    let after = max(c.cueBucket[quote.last + 1], c.cueBucket[quote.last + 2], c.cueBucket[quote.last + 3])
    let starts: UInt64 = Int(c.sentenceStart[quote.first]) == quote.first ? 1 : 0
    f.addSmall(79, UInt64(before) << 4 | UInt64(after) << 1 | starts)
  }

  private func outsideQuotes(_ i: Int, into f: inout FeatureBuffer) {
    let (left, right) = quotesBeside(i)
    f.addSmall(
      80,
      UInt64(left >= 0 ? distanceBucket(i - left) : 9) << 4
        | UInt64(right >= 0 ? distanceBucket(right - i) : 9))
    if left >= 0 {
      let quote = quoteFacts[Int(c.quote[left])]
      f.add(81, FeatureBuffer.join(c.word[quote.last - 1], distanceBucket(quote.last - quote.first)))
    }
    if right >= 0 {
      let quote = quoteFacts[Int(c.quote[right])]
      f.add(82, FeatureBuffer.join(c.word[quote.first - 1], distanceBucket(quote.last - quote.first)))
    }
  }

  /// The nearest quoted tokens of the sentence on both sides, -1 for none within 40.
  @inline(__always)
  private func quotesBeside(_ i: Int) -> (left: Int, right: Int) {
    let left = Int(c.leftQuote[i])
    let right = Int(c.rightQuote[i])
    return (left >= 0 && i - left <= 40 ? left : -1, right >= 0 && right - i <= 40 ? right : -1)
  }

  @inline(__always)
  func quotationKey(_ i: Int) -> UInt64 {
    if c.quote[i] >= 0 { return UInt64(c.quote[i]) << 1 | 1 }
    guard sentences[Int(c.sentence[i])].hasQuote else { return 0 }
    let (left, right) = quotesBeside(i)
    let distances =
      (left >= 0 ? distanceBucket(i - left) : 9) << 4 | (right >= 0 ? distanceBucket(right - i) : 9)
    return UInt64(left + 2) << 24 | UInt64(right + 2) << 12 | UInt64(distances) << 1
  }

  /// Of the nearest strong cue to the left, and what lies between.
  func leftCue(_ i: Int, into f: inout FeatureBuffer) {
    let left = Int(c.leftCue[i])
    guard left >= 0 else { return }
    let q = UInt64(c.isQuoted[i])
    let between = between(left, i)
    let distance = UInt64(distanceBucket(i - left))
    let cue = c.word[left]
    f.add(40, cue)
    f.addSmall(41, distance << 1 | q)
    f.add(42, c.word[left + 1])
    f.addSmall(43, UInt64(c.cueBucket[left]) << 3 | between.commas << 1 | q)
    f.addSmall(44, between.signs << 1 | q)
    f.addSmall(45, between.verbs << 3 | between.commas << 1 | q)
    f.add(46, UInt64(c.cueClass[left]) << 10 | UInt64(c.tag[left + 1]) << 4 | distance)
    f.addSmall(47, tags(left - 1, left + 1))
    f.add(48, FeatureBuffer.pair(cue, c.word[left + 1]))
  }

  /// Commas, verbs, and as bits "that", closing marks and other breaks between a cue and a token.
  @inline(__always)
  private func between(_ left: Int, _ i: Int) -> (commas: UInt64, verbs: UInt64, signs: UInt64) {
    let that: UInt64 = c.thats[i] > c.thats[left + 1] ? 4 : 0
    let closing: UInt64 = c.closings[i] > c.closings[left + 1] ? 2 : 0
    let broken: UInt64 = c.breaks[i] > c.breaks[left + 1] ? 1 : 0
    return (
      UInt64(min(3, c.commas[i] - c.commas[left + 1])), UInt64(min(3, c.verbs[i + 1] - c.verbs[left + 1])),
      that | closing | broken
    )
  }

  @inline(__always)
  func leftCueKey(_ i: Int) -> UInt64 {
    let left = Int(c.leftCue[i])
    guard left >= 0 else { return 0 }
    let between = between(left, i)
    let distance = UInt64(distanceBucket(i - left))
    return UInt64(left + 1) << 12 | distance << 8 | between.commas << 6 | between.verbs << 4
      | between.signs << 1 | UInt64(c.isQuoted[i])
  }

  /// Of the nearest strong cue to the right.
  func rightCue(_ i: Int, into f: inout FeatureBuffer) {
    let right = Int(c.rightCue[i])
    guard right >= 0 else { return }
    let q = UInt64(c.isQuoted[i])
    let distance = UInt64(distanceBucket(right - i))
    f.add(60, c.word[right])
    f.addSmall(61, distance << 1 | q)
    f.addSmall(
      62, UInt64(c.cueBucket[right]) << 3 | UInt64(min(3, c.commas[right] - c.commas[i + 1])) << 1 | q)
    f.add(63, c.word[right + 1])
    let ends = right == Int(c.sentenceEnd[i]) || c.tag[right + 1] == Tag.stop.rawValue
    f.addSmall(64, UInt64(c.cueClass[right]) << 5 | distance << 1 | (ends ? 1 : 0))
    f.addSmall(65, tags(right - 1, right + 1))
    f.addSmall(66, UInt64(c.tag[right - 1]) << 1 | (c.chunk[right + 1] != 0 ? 1 : 0))
  }

  @inline(__always)
  func rightCueKey(_ i: Int) -> UInt64 {
    let right = Int(c.rightCue[i])
    guard right >= 0 else { return 0 }
    let commas = UInt64(min(3, c.commas[right] - c.commas[i + 1]))
    return UInt64(right + 1) << 8 | UInt64(distanceBucket(right - i)) << 4 | commas << 1
      | UInt64(c.isQuoted[i])
  }

  /// Of the clause boundaries on both sides.
  func boundaries(_ i: Int, into f: inout FeatureBuffer) {
    let left = Int(c.leftBoundary[i])
    let right = Int(c.rightBoundary[i])
    f.add(94, FeatureBuffer.join(c.word[left], distanceBucket(i - left)))
    f.add(95, FeatureBuffer.join(c.word[right], distanceBucket(right - i)))
    f.add(96, FeatureBuffer.pair(c.word[left], c.word[left + 1]))
    f.add(97, FeatureBuffer.pair(c.word[right], c.word[right + 1]))
  }

  @inline(__always)
  func boundariesKey(_ i: Int) -> UInt64 {
    let left = Int(c.leftBoundary[i])
    let right = Int(c.rightBoundary[i])
    let distances = UInt64(distanceBucket(i - left)) << 3 | UInt64(distanceBucket(right - i))
    return UInt64(left + 2) << 24 | UInt64(right + 2) << 8 | distances
  }
}
