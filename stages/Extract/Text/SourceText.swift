/// A text's UTF-8 bytes with the way from byte offsets to code point offsets.
struct SourceText: Sendable {
  let bytes: [UInt8]
  /// Number of code points before each block of 256 bytes; empty if all bytes are ASCII.
  private let checkpoints: [Int32]

  init(_ text: String) {
    bytes = Array(text.utf8)
    var points: Int32 = 0
    var checkpoints: [Int32] = []
    checkpoints.reserveCapacity(bytes.count / 256 + 1)
    for index in bytes.indices {
      if index & 255 == 0 { checkpoints.append(points) }
      if bytes[index] & 0xC0 != 0x80 { points += 1 }
    }
    self.checkpoints = Int(points) == bytes.count ? [] : checkpoints
  }

  /// The number of code points before a byte offset.
  func codePoint(at offset: Int) -> Int {
    guard !checkpoints.isEmpty, offset > 0 else { return offset }
    let block = min(offset >> 8, checkpoints.count - 1)
    var points = Int(checkpoints[block])
    for index in (block << 8)..<min(offset, bytes.count) where bytes[index] & 0xC0 != 0x80 { points += 1 }
    return points
  }

  /// The text of a byte range as it stands.
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The text of a byte range, runs of white space as one space.
  func collapsed(_ range: Range<Int>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    for index in range {
      let byte = bytes[index]
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        if let last = result.last, last != 0x20 { result.append(0x20) }
      } else {
        result.append(byte)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }
}
