/// What a byte string looks like as UTF-8.
struct UTF8Census {
  /// Whether all of it is valid.
  let isValid: Bool
  /// How many valid characters beyond ASCII there are.
  let multibyte: Int
  /// Whether there is a zero byte.
  let hasZero: Bool

  init(_ bytes: [UInt8]) {
    var multibyte = 0
    var isValid = true
    var zeros: UInt8 = 0
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if bytes[index] < 0x80 {
          zeros |= bytes[index] == 0 ? 1 : 0
          index += 1
          continue
        }
        let length = UTF8Sequence.length(in: bytes, at: index)
        if length > 0 {
          multibyte += 1
          index += length
        } else {
          isValid = false
          index += 1
        }
      }
    }
    self.isValid = isValid
    self.multibyte = multibyte
    hasZero = zeros != 0
  }
}

/// One character of UTF-8 (RFC 3629, table 3-7 of the Unicode Standard).
enum UTF8Sequence {
  /// Length of the valid sequence that starts at `index`; 0 if there is none.
  static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let first = bytes[index]
    let count: Int
    switch first {
    case 0...0x7F: return 1
    case 0xC2...0xDF: count = 2
    case 0xE0...0xEF: count = 3
    case 0xF0...0xF4: count = 4
    default: return 0
    }
    guard index + count <= bytes.count else { return 0 }
    let second = bytes[index + 1]
    let range: ClosedRange<UInt8> =
      switch first {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    guard range.contains(second) else { return 0 }
    for offset in 2..<max(count, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return count
  }
}
