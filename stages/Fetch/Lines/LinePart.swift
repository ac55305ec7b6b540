import Hashing

/// A stretch of whole lines of a file.
///
/// A part ends behind a line that the line itself marks as a boundary (about 1 in 512), so a line added, changed
/// or taken away alters its own part and no other.
struct LinePart: Sendable {
  /// The bytes of the lines; those of a line that is too long are left out.
  var bytes: [UInt8] = []
  /// The lines, without their ends; nil for one that is too long.
  var lines: [Range<Int>?] = []
  /// Number of bytes in the file.
  var size = 0
  /// Digest of the bytes in the file.
  var digest = Digest.zero

  static let mostLines = 4096
  static let mostBytes = 8 << 20

  /// Whether the part ends behind its last line, which has `length` bytes with its end.
  func ends(lastLine length: Int) -> Bool {
    guard lines.count < Self.mostLines, bytes.count < Self.mostBytes else { return true }
    guard let line = lines.last ?? nil else { return false }
    return Self.mark(bytes[line], length) & 511 == 0
  }

  /// FNV-1a (Fowler, Noll, Vo) of a line's length, start and end: what tells lines apart, and cheap for long ones.
  private static func mark(_ line: ArraySlice<UInt8>, _ length: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(length)
    func mix(_ bytes: ArraySlice<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    mix(line.prefix(64))
    mix(line.dropFirst(64).suffix(64))
    return hash ^ hash >> 29
  }
}
