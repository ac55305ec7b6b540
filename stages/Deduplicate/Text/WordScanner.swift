/// Cuts UTF-8 text into words and hashes each, lower-cased.
///
/// A word is a run of letters, digits and `_`; each ideograph, kana or hangul syllable is a word of its own, as
/// those scripts do not put spaces between words. The classes and the case mapping are fixed tables of this
/// file and `LetterCase`, so the result does not depend on the Unicode version of a standard library.
enum WordScanner {
  /// Calls `body` with the hash of each word and the range of its bytes. Bytes that are not UTF-8 separate.
  /// `isEscaped`: the text stands in a JSON string, whose escapes separate. In canonical JSON they stand for
  /// controls, quotation marks and backslashes, which separate too, so both forms give the same words.
  @inline(__always)
  static func forEachWord(
    _ text: UnsafeBufferPointer<UInt8>, isEscaped: Bool = false,
    _ body: (_ hash: UInt64, _ range: Range<Int>) -> Void
  ) {
    var position = 0
    while position < text.count { position = step(text, from: position, isEscaped: isEscaped, body) }
  }

  /// A word, or a piece of what separates words; gives where it ends.
  @inline(__always)
  private static func step(
    _ text: UnsafeBufferPointer<UInt8>, from position: Int, isEscaped: Bool,
    _ body: (_ hash: UInt64, _ range: Range<Int>) -> Void
  ) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    // Eight bytes at a time while there are eight: most words are found whole, without a branch a byte.
    let block = WordBytes.load(bytes, at: position)
    let length = WordBytes.leading(block)
    if length == 0 {
      let byte = text[position]
      if byte >= 0x80 { return wordBeyondASCII(text, from: position, body) }
      guard isEscaped, byte == 0x5C, position + 1 < text.count else { return position + 1 }
      return min(text.count, position + (text[position + 1] == UInt8(ascii: "u") ? 6 : 2))
    }
    var end = position + length
    while length == 8, end < text.count {
      let more = WordBytes.leading(WordBytes.load(bytes, at: end))
      end += more
      if more < 8 { break }
    }
    if end < text.count, text[end] >= 0x80 { return wordBeyondASCII(text, from: position, body) }
    let hash = length < 8 ? WordHash.of(block, count: length) : WordHash.of(text, position..<end)
    body(hash, position..<end)
    // A word is followed by one space, nearly always.
    return end + (end < text.count && text[end] == 0x20 ? 1 : 0)
  }

  /// Writes the hashes of the words, at most `limit`, and gives how many there are. There is room for a word in every
  /// second byte, and one more.
  static func hashes(
    _ text: UnsafeBufferPointer<UInt8>, isEscaped: Bool, limit: Int, into words: UnsafeMutablePointer<UInt64>
  ) -> Int {
    var count = 0
    var position = 0
    // How many words yet are looked at one by one: where one is not ASCII, the next are likely not to be either.
    var singly = 0
    while position < text.count, count < limit {
      if singly == 0, position + WordRun.reach <= text.count {
        position = WordRun.hashes(
          text, from: position, isEscaped: isEscaped, limit: limit, into: words, count: &count)
      }
      let start = position
      position = step(text, from: position, isEscaped: isEscaped) { hash, _ in
        if count < limit {
          words[count] = hash
          count += 1
        }
      }
      let isPlain = text[start] < 0x80 && text[position - 1] < 0x80
      singly = isPlain ? max(0, singly - 1) : 3
    }
    return count
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

  /// A word, or what separates words, with scalars beyond ASCII; gives where it ends.
  private static func wordBeyondASCII(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ body: (UInt64, Range<Int>) -> Void
  ) -> Int {
    var folded: [UInt8] = []
    var position = start
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        guard LetterCase.ascii[Int(byte)] == LetterCase.word else { break }
        folded.append(byte | 0x20)
        position += 1
        continue
      }
      let (scalar, length) = decode(text, at: position)
      let kind = ScalarClass.of(scalar)
      if kind == .letter {
        append(LetterCase.folded(scalar), to: &folded)
        position += length
      } else if position > start {
        break
      } else {
        if kind == .ideograph { body(WordHash.of(text, start..<start + length), start..<start + length) }
        return start + length
      }
    }
    if position > start {
      body(folded.withUnsafeBufferPointer { WordHash.of($0, 0..<$0.count) }, start..<position)
    }
    return position
  }

  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: [
      UInt8(truncatingIfNeeded: scalar) | 0x80, UInt8(truncatingIfNeeded: scalar >> 7) | 0x80,
      UInt8(truncatingIfNeeded: scalar >> 14) | 0x80,
    ])
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

/// The hash of one word, eight bytes at a time.
///
/// Setting bit 5 lower-cases ASCII letters and leaves apart all that a word may hold: digits have it already, and
/// `_` becomes a byte that no other gives. Bytes beyond ASCII come folded, with bit 7 set.
enum WordHash {
  private static let fold: UInt64 = 0x2020_2020_2020_2020

  @inline(__always)
  static func of(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(text)
    var hash = UInt64(range.count) &* 0x9E37_79B9_7F4A_7C15
    var position = range.lowerBound
    while range.upperBound - position >= 8 {
      let block = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      hash = mix(hash ^ folded(UInt64(littleEndian: block), of: 8))
      position += 8
    }
    let rest = range.upperBound - position
    if rest > 0 {
      var block: UInt64 = 0
      if position + 8 <= bytes.count {
        block = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      } else {
        for index in 0..<rest { block |= UInt64(bytes[position + index]) << UInt64(8 * index) }
      }
      hash = mix(hash ^ folded(block, of: rest))
    }
    return hash
  }

  /// The hash of a word of less than eight bytes, those that come first in a block.
  @inline(__always)
  static func of(_ block: UInt64, count: Int) -> UInt64 {
    mix(UInt64(count) &* 0x9E37_79B9_7F4A_7C15 ^ folded(block, of: count))
  }

  /// The first bytes of a block, lower-cased, the others zero.
  @inline(__always)
  private static func folded(_ block: UInt64, of count: Int) -> UInt64 {
    let mask = UInt64.max >> UInt64(64 - 8 * count)
    // Bytes beyond ASCII are folded already and keep their bit 5.
    let plain = ~(block >> 2) & fold
    return (block | plain) & mask
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let value = value &* 0xBF58_476D_1CE4_E5B9
    return (value ^ value >> 32) &* 0x94D0_49BB_1331_11EB
  }
}
