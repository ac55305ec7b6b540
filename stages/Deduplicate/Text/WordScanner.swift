/// Cuts UTF-8 text into words and hashes each, lower-cased.
///
/// A word is a run of letters, digits and `_`; each ideograph, kana or hangul syllable is a word of its own, as
/// those scripts do not put spaces between words. The classes and the case mapping are fixed tables of this
/// file and `LetterCase`, so the result does not depend on the Unicode version of a standard library.
enum WordScanner {
  /// Calls `body` with the hash of each word and the range of its bytes. Bytes that are not UTF-8 separate.
  static func forEachWord(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (_ hash: UInt64, _ range: Range<Int>) -> Void
  ) {
    // A copy of the reference: reaching a static through its lazy initialiser costs a call a byte.
    let ascii = LetterCase.ascii
    var position = 0
    var start = -1
    var hash = WordHash()
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        let folded = ascii[Int(byte)]
        if folded != 0 {
          if start < 0 { start = position }
          hash.add(folded)
        } else if start >= 0 {
          body(hash.take(), start..<position)
          start = -1
        }
        position += 1
        continue
      }
      let (scalar, length) = decode(text, at: position)
      let kind = ScalarClass.of(scalar)
      if kind != .letter, start >= 0 {
        body(hash.take(), start..<position)
        start = -1
      }
      if kind == .letter {
        if start < 0 { start = position }
        hash.add(LetterCase.folded(scalar))
      } else if kind == .ideograph {
        hash.add(scalar)
        body(hash.take(), position..<position + length)
      }
      position += length
    }
    if start >= 0 { body(hash.take(), start..<text.count) }
  }

  /// The hashes of all words.
  static func words(_ text: String, limit: Int = .max) -> [UInt64] {
    var text = text
    var result: [UInt64] = []
    text.withUTF8 { utf8 in
      result.reserveCapacity(min(limit, utf8.count / 5))
      forEachWord(utf8) { hash, _ in if result.count < limit { result.append(hash) } }
    }
    return result
  }

  /// The scalar that starts at a byte, and its length; 0, which is no letter, for what is not UTF-8.
  private static func decode(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> (UInt32, Int) {
    let first = text[position]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, position + length <= text.count else { return (0, 1) }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard text[position + offset] & 0xC0 == 0x80 else { return (0, 1) }
      scalar = scalar << 6 | UInt32(text[position + offset] & 0x3F)
    }
    return (scalar, length)
  }
}

/// The hash of one word: FNV-1a (Fowler, Noll, Vo) over its folded scalars, 64 bits.
private struct WordHash {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

  mutating func add(_ scalar: UInt32) { value = (value ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3 }

  mutating func take() -> UInt64 {
    defer { value = 0xCBF2_9CE4_8422_2325 }
    return value
  }
}
