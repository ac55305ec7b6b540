/// A group as bytes that sort as groups do: the table's number, then each value, a missing one last.
///
/// A value ends with 0x01. What would clash with that is escaped, so that the values can be read back.
struct GroupKey: Hashable, Comparable, Sendable {
  let bytes: [UInt8]

  private static let end: UInt8 = 0x01
  private static let escape: UInt8 = 0x02
  /// Greater than any byte of UTF-8.
  private static let missing: UInt8 = 0xFF

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(table: Int, values: [String?]) {
    var bytes = [UInt8(truncatingIfNeeded: table >> 8), UInt8(truncatingIfNeeded: table)]
    for value in values {
      if let value {
        for byte in value.utf8 {
          if byte <= Self.escape { bytes += [Self.escape, byte + 0x10] } else { bytes.append(byte) }
        }
      } else {
        bytes.append(Self.missing)
      }
      bytes.append(Self.end)
    }
    self.bytes = bytes
  }

  /// Number of the table.
  var table: Int { bytes.count < 2 ? .max : Int(bytes[0]) << 8 | Int(bytes[1]) }

  /// The values, as they were given.
  var values: [String?] {
    var values: [String?] = []
    var value: [UInt8] = []
    var isMissing = false
    var isEscaped = false
    for byte in bytes.dropFirst(2) {
      if isEscaped {
        value.append(byte &- 0x10)
        isEscaped = false
      } else if byte == Self.escape {
        isEscaped = true
      } else if byte == Self.missing {
        isMissing = true
      } else if byte == Self.end {
        values.append(isMissing ? nil : String(decoding: value, as: UTF8.self))
        value.removeAll(keepingCapacity: true)
        isMissing = false
      } else {
        value.append(byte)
      }
    }
    return values
  }

  static func < (a: GroupKey, b: GroupKey) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}
