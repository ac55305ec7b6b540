/// Reads JSON (RFC 8259) from bytes, one value after the other, without building a tree.
///
/// Reads any JSON, not only the canonical form: what other tools wrote comes in through it too. Depth is
/// bounded by `maximumDepth`. Positions in errors are byte offsets into `bytes`.
package struct JSONReader: Sendable {
  /// Deepest nesting that `skip` follows.
  package static let maximumDepth = 128

  let bytes: [UInt8]
  /// Byte offset of what is read next.
  package private(set) var position: Int
  private let end: Int

  /// Reads the bytes in `range`, or all of them.
  package init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    self.bytes = bytes
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  /// The next byte that is no space, not yet taken; nil at the end.
  package mutating func peek() -> UInt8? {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return bytes[position]
      }
    }
    return nil
  }

  /// Whether nothing but spaces is left.
  package mutating func atEnd() -> Bool { peek() == nil }

  package mutating func beginObject() throws(JSONError) { try take("{", expected: .object) }
  package mutating func beginArray() throws(JSONError) { try take("[", expected: .array) }

  /// The next member's name, or nil where the object ends (which is taken). `first` is true for the first.
  package mutating func nextName(first: inout Bool) throws(JSONError) -> String? {
    if try !nextItem(first: &first, close: UInt8(ascii: "}")) { return nil }
    let name = try string()
    try take(":", expected: .colon)
    return name
  }

  /// Whether an array has another element; takes its end if not. `first` is true before the first.
  package mutating func nextElement(first: inout Bool) throws(JSONError) -> Bool {
    try nextItem(first: &first, close: UInt8(ascii: "]"))
  }

  /// Takes `null` if it is next.
  package mutating func takeNull() -> Bool { peek() == UInt8(ascii: "n") && takeLiteral("null") }

  package mutating func boolean() throws(JSONError) -> Bool {
    _ = peek()
    if takeLiteral("true") { return true }
    if takeLiteral("false") { return false }
    throw JSONError(.expected(.boolean), at: position)
  }

  package mutating func integer() throws(JSONError) -> Int {
    let start = position
    guard let value = Int(try numberText()) else { throw JSONError(.expected(.integer), at: start) }
    return value
  }

  package mutating func number() throws(JSONError) -> Double {
    let start = position
    guard let value = Double(try numberText()), value.isFinite else {
      throw JSONError(.expected(.number), at: start)
    }
    return value
  }

  package mutating func string() throws(JSONError) -> String {
    guard peek() == UInt8(ascii: "\"") else { throw JSONError(.expected(.string), at: position) }
    return try JSONStringParser.parse(bytes, from: &position, to: end)
  }

  /// Passes over one value of any kind and gives the range of its bytes.
  @discardableResult
  package mutating func skip() throws(JSONError) -> Range<Int> {
    _ = peek()
    let start = position
    try skipValue(depth: 0)
    return start..<position
  }

  private mutating func skipValue(depth: Int) throws(JSONError) {
    guard depth < Self.maximumDepth else { throw JSONError(.tooDeep, at: position) }
    switch peek() {
    case UInt8(ascii: "{"):
      try beginObject()
      var first = true
      while try nextName(first: &first) != nil { try skipValue(depth: depth + 1) }
    case UInt8(ascii: "["):
      try beginArray()
      var first = true
      while try nextElement(first: &first) { try skipValue(depth: depth + 1) }
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try boolean()
    case UInt8(ascii: "n"):
      guard takeNull() else { throw JSONError(.expected(.value), at: position) }
    default: _ = try number()
    }
  }

  private mutating func nextItem(first: inout Bool, close: UInt8) throws(JSONError) -> Bool {
    let next = peek()
    if next == close {
      position += 1
      return false
    }
    if !first {
      guard next == UInt8(ascii: ",") else { throw JSONError(.expected(.comma), at: position) }
      position += 1
    }
    first = false
    return true
  }

  private mutating func take(_ character: Unicode.Scalar, expected: JSONError.Expected) throws(JSONError) {
    guard peek() == UInt8(ascii: character) else { throw JSONError(.expected(expected), at: position) }
    position += 1
  }

  private mutating func takeLiteral(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= end else { return false }
    for offset in 0..<text.utf8CodeUnitCount where bytes[position + offset] != text.utf8Start[offset] {
      return false
    }
    position += text.utf8CodeUnitCount
    return true
  }

  private mutating func numberText() throws(JSONError) -> String {
    _ = peek()
    let start = position
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        position += 1
        continue
      default: break
      }
      break
    }
    guard position > start, bytes[start] != UInt8(ascii: "+"), bytes[start] != UInt8(ascii: ".") else {
      throw JSONError(.expected(.value), at: start)
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}
