import Glibc
import Records

/// A line of a table, of which single members can be read without reading those before them.
struct CanonicalLine {
  /// A member's name as it stands in a line.
  struct Key: Sendable {
    fileprivate let bytes: [UInt8]

    init(_ name: String) { bytes = Array("\"\(name)\":".utf8) }
  }

  let bytes: [UInt8]
  let range: Range<Int>

  /// A reader of the whole line.
  var reader: JSONReader { JSONReader(bytes, in: range) }

  /// A reader of the member's value; nil if there is no such member.
  ///
  /// The name is searched for as bytes, colon by colon. In canonical JSON that finds nothing else: inside a string
  /// every quotation mark has a backslash before it, so the mark before the colon could not follow the name.
  func reader(of key: Key) -> JSONReader? {
    let length = key.bytes.count
    let value = bytes.withUnsafeBufferPointer { line -> Int? in
      var start = range.lowerBound
      while start < range.upperBound, let base = line.baseAddress,
        let found = memchr(base + start, Int32(UInt8(ascii: ":")), range.upperBound - start)
      {
        let end = UnsafeRawPointer(base).distance(to: found) + 1
        if end - length >= range.lowerBound, memcmp(base + end - length, key.bytes, length) == 0 {
          return end
        }
        start = end
      }
      return nil
    }
    return value.map { JSONReader(bytes, in: $0..<range.upperBound) }
  }

  /// The member's text; nil if it is null or not there.
  func text(of key: Key) throws(JSONError) -> String? {
    guard var reader = reader(of: key) else { return nil }
    return try String?.read(from: &reader)
  }

  /// A number for the member's value as it stands (FNV-1a, cut to 32 bits); nil if it is null or not there.
  func hash(of key: Key) -> UInt32? {
    guard let reader = reader(of: key) else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      var index = reader.position
      guard index < range.upperBound, bytes[index] == UInt8(ascii: "\"") else { return nil }
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      index += 1
      while index < range.upperBound, bytes[index] != UInt8(ascii: "\"") {
        hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
        index += 1
      }
      return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }
  }
}
