import CBytes

/// Words of ASCII in a stretch of 64 bytes: where they lie is found for all bytes first, so that no word waits for the
/// one before it.
enum WordRun {
  /// Bytes that there must be from where a stretch begins: the last word's first eight are read at once.
  static let reach = 72
  /// Words that a stretch holds at most.
  private static let most = 32

  /// Writes the hashes of words from a place on that is not within one, stretch by stretch, until there may be `limit`
  /// of them, the text is nearly at its end, or something comes that is for others: an escape, a scalar beyond ASCII, a
  /// word of more than a stretch. Gives where that begins, the word that it may be part of included; it is in the text.
  @inline(__always)
  static func hashes(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, isEscaped: Bool, limit: Int,
    into words: UnsafeMutablePointer<UInt64>, count: inout Int
  ) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    var base = start
    while base + reach <= text.count, count + most <= limit {
      var (marks, others) = look(bytes, at: base, isEscaped: isEscaped)
      let end = others == 0 ? 64 : others.trailingZeroBitCount
      // Where the word that reaches the end of the stretch begins; that end if none does.
      let tail = end - (~(marks << UInt64(64 - end))).leadingZeroBitCount
      if tail < 64 { marks &= (1 << UInt64(tail)) &- 1 }
      while marks != 0 {
        // The carry of the lowest bit runs through the word's and ends behind them.
        let carried = marks &+ (marks & (0 &- marks))
        let first = marks.trailingZeroBitCount
        let length = (carried & ~marks).trailingZeroBitCount &- first
        let place = base &+ first
        words[count] =
          length <= 8
          ? WordHash.of(WordBytes.load(bytes, at: place), count: length)
          : WordHash.of(text, place..<place + length)
        count &+= 1
        marks &= carried
      }
      base += tail
      if end < 64 || tail == 0 { return base }
    }
    return base
  }

  /// For each of 64 bytes whether it is a letter, digit or `_` of ASCII, and whether it is for others to look at.
  @inline(__always)
  private static func look(
    _ bytes: UnsafeRawBufferPointer, at base: Int, isEscaped: Bool
  ) -> (marks: UInt64, others: UInt64) {
    #if arch(x86_64)
      guard let start = bytes.baseAddress else { return (0, 0) }
      return (cbytes_words(start + base), cbytes_others(start + base, isEscaped ? 1 : 0))
    #else
      var (marks, others): (UInt64, UInt64) = (0, 0)
      for index in 0..<8 {
        let block = WordBytes.load(bytes, at: base + 8 * index)
        marks |= gathered(WordBytes.marks(block)) << UInt64(8 * index)
        let other = isEscaped ? WordBytes.marks(block, equalTo: 0x5C) : 0
        others |= gathered(other | block & WordBytes.highBits) << UInt64(8 * index)
      }
      return (marks, others)
    #endif
  }

  /// The high bits of eight bytes as the lowest eight bits.
  @inline(__always)
  private static func gathered(_ marks: UInt64) -> UInt64 {
    ((marks >> 7) &* 0x0102_0408_1020_4080) >> 56
  }
}
