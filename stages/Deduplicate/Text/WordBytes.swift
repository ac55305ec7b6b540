/// Eight bytes of text at once, the first one lowest (SIMD within a register; Lamport 1975).
enum WordBytes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Eight bytes, or as many as there are, and zeros.
  @inline(__always)
  static func load(_ bytes: UnsafeRawBufferPointer, at position: Int) -> UInt64 {
    if position + 8 <= bytes.count {
      return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
    var block: UInt64 = 0
    for index in position..<bytes.count { block |= UInt64(bytes[index]) << UInt64(8 * (index - position)) }
    return block
  }

  /// How many bytes at the start are letters, digits or `_` of ASCII.
  @inline(__always)
  static func leading(_ block: UInt64) -> Int {
    (marks(block) ^ highBits).trailingZeroBitCount >> 3
  }

  /// The high bit of each byte of ASCII that is the one given.
  @inline(__always)
  static func marks(_ block: UInt64, equalTo byte: UInt8) -> UInt64 {
    let other = (block ^ ones &* UInt64(byte)) & ~highBits
    return ~(other &+ ones &* 0x7F) & ~block & highBits
  }

  /// The high bit of each byte that is a letter, digit or `_` of ASCII.
  @inline(__always)
  static func marks(_ block: UInt64) -> UInt64 {
    let plain = block & ~highBits
    let folded = plain | ones &* 0x20
    // The high bit of each byte tells whether it lies in a range; sums of seven bits do not reach the next byte.
    let letters = (folded &+ ones &* (0x80 - 0x61)) & ~(folded &+ ones &* (0x80 - 0x7B))
    let digits = (plain &+ ones &* (0x80 - 0x30)) & ~(plain &+ ones &* (0x80 - 0x3A))
    let other = plain ^ ones &* 0x5F
    let underscores = ~(other &+ ones &* 0x7F)
    return (letters | digits | underscores) & ~block & highBits
  }
}
