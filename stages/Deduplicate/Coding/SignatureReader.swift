/// Reads what `SignatureWriter` wrote, and refuses anything else.
struct SignatureReader {
  private let bytes: [UInt8]
  /// Offset of what is read next.
  private(set) var position: Int

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

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
    let length = Int(try byte())
    let range = try take(length < SignatureWriter.longText ? length : Int(try number()))
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// A text, nil if it is empty.
  mutating func optionalText() throws(SignatureError) -> String? {
    let text = try text()
    return text.isEmpty ? nil : text
  }

  mutating func numbers() throws(SignatureError) -> [UInt32] {
    try numbers(count: Int(try number()))
  }

  /// As many numbers as are asked for.
  mutating func numbers(count: Int) throws(SignatureError) -> [UInt32] {
    var result: [UInt32] = []
    try numbers(count: count, into: &result)
    return result
  }

  /// Appends numbers to what is there.
  mutating func numbers(count: Int, into result: inout [UInt32]) throws(SignatureError) {
    try append(count, to: &result)
  }

  /// Appends numbers of eight bytes.
  mutating func longNumbers(count: Int, into result: inout [UInt64]) throws(SignatureError) {
    try append(count, to: &result)
  }

  /// Copies numbers as they stand, little-endian, wherever the first one is.
  private mutating func append<Number: FixedWidthInteger>(
    _ count: Int, to result: inout [Number]
  ) throws(SignatureError) {
    let size = MemoryLayout<Number>.size
    let range = try take(size * count)
    bytes.withUnsafeBytes { bytes in
      let bytes = UnsafeRawBufferPointer(rebasing: bytes[range])
      let start = result.count
      result += repeatElement(0, count: count)
      result.withUnsafeMutableBytes { result in
        UnsafeMutableRawBufferPointer(rebasing: result[(size * start)...]).copyMemory(from: bytes)
      }
    }
  }

  /// Passes over bytes.
  mutating func pass(_ count: Int) throws(SignatureError) { _ = try take(count) }

  mutating func optionalNumber() throws(SignatureError) -> UInt32? {
    try byte() == 1 ? try number() : nil
  }

  mutating func day() throws(SignatureError) -> Int32? {
    let value = Int32(bitPattern: try number())
    return value == .min ? nil : value
  }

  mutating func identifier() throws(SignatureError) -> String {
    let first = try byte()
    guard first >= SignatureWriter.packedLimit else { return try text() }
    let letter = try byte()
    let range = try take(Int(first & ~SignatureWriter.packedLimit))
    return String(unsafeUninitializedCapacity: 2 * range.count + 1) { digits in
      digits[0] = letter
      for (index, byte) in bytes[range].enumerated() {
        digits[2 * index + 1] = HexDigit.all[Int(byte >> 4)]
        digits[2 * index + 2] = HexDigit.all[Int(byte & 15)]
      }
      return 2 * range.count + 1
    }
  }

  mutating func dayText() throws(SignatureError) -> String {
    let packed = try number()
    return packed == 0 ? try text() : PackedDay(rawValue: packed).text
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
