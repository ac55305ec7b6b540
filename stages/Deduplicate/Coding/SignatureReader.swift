/// Reads what `SignatureWriter` wrote, and refuses anything else.
struct SignatureReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() throws(SignatureError) -> UInt8 {
    let range = try take(1)
    return bytes[range.lowerBound]
  }

  mutating func number() throws(SignatureError) -> UInt32 {
    let start = try take(4).lowerBound
    return bytes.withUnsafeBytes {
      UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt32.self))
    }
  }

  mutating func longNumber() throws(SignatureError) -> UInt64 {
    let start = try take(8).lowerBound
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
  }

  mutating func text() throws(SignatureError) -> String {
    let range = try take(Int(try number()))
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// A text, nil if it is empty.
  mutating func optionalText() throws(SignatureError) -> String? {
    let text = try text()
    return text.isEmpty ? nil : text
  }

  mutating func numbers() throws(SignatureError) -> [UInt32] {
    let count = Int(try number())
    let start = try take(4 * count).lowerBound
    return bytes.withUnsafeBytes { bytes in
      [UInt32](unsafeUninitializedCapacity: count) { buffer, written in
        for index in 0..<count {
          buffer[index] = UInt32(
            littleEndian: bytes.loadUnaligned(fromByteOffset: start + 4 * index, as: UInt32.self))
        }
        written = count
      }
    }
  }

  mutating func day() throws(SignatureError) -> Int32? {
    let value = Int32(bitPattern: try number())
    return value == .min ? nil : value
  }

  private mutating func take(_ count: Int) throws(SignatureError) -> Range<Int> {
    guard count <= bytes.count - position else { throw SignatureError(offset: position) }
    defer { position += count }
    return position..<position + count
  }
}

/// A signature or an answer is not what this stage writes, from a byte on.
struct SignatureError: Error, Hashable, CustomStringConvertible {
  let offset: Int

  var description: String { "the bytes are no signature of this stage from byte \(offset) on" }
}
