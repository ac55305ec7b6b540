/// The string part of JSON: escapes, surrogate pairs, and the check that what stands between is UTF-8.
enum JSONStringParser {
  /// Parses the string whose opening quote is at `position`; leaves `position` behind the closing one.
  static func parse(_ bytes: [UInt8], from position: inout Int, to end: Int) throws(JSONError) -> String {
    let opening = position
    position += 1
    let start = position
    while position < end, bytes[position] != 0x22, bytes[position] != 0x5C { position += 1 }
    guard position < end else { throw JSONError(.unclosedString, at: opening) }
    if bytes[position] == 0x22 {
      defer { position += 1 }
      return try text(bytes[start..<position], at: start)
    }
    var result = Array(bytes[start..<position])
    while position < end {
      let byte = bytes[position]
      position += 1
      if byte == 0x22 { return try text(result[...], at: start) }
      if byte == 0x5C {
        try escape(bytes, from: &position, to: end, into: &result)
      } else {
        result.append(byte)
      }
    }
    throw JSONError(.unclosedString, at: opening)
  }

  private static func text(_ bytes: ArraySlice<UInt8>, at start: Int) throws(JSONError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw JSONError(.notUTF8, at: start) }
    return text
  }

  private static func escape(
    _ bytes: [UInt8], from position: inout Int, to end: Int, into result: inout [UInt8]
  ) throws(JSONError) {
    guard position < end else { throw JSONError(.badEscape, at: position) }
    let byte = bytes[position]
    position += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: result.append(byte)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "u"):
      let scalar = try unicodeEscape(bytes, from: &position, to: end)
      result.append(contentsOf: Array(String(Character(scalar)).utf8))
    default: throw JSONError(.badEscape, at: position - 1)
    }
  }

  /// A lone surrogate, which other tools do write, becomes U+FFFD.
  private static func unicodeEscape(
    _ bytes: [UInt8], from position: inout Int, to end: Int
  ) throws(JSONError) -> Unicode.Scalar {
    let first = try hex(bytes, at: position, to: end)
    position += 4
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, position + 6 <= end, bytes[position] == 0x5C,
      bytes[position + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let second = try hex(bytes, at: position + 2, to: end)
    guard (0xDC00...0xDFFF).contains(second) else { return "\u{FFFD}" }
    position += 6
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private static func hex(_ bytes: [UInt8], at start: Int, to end: Int) throws(JSONError) -> UInt32 {
    guard start + 4 <= end, bytes[start] != UInt8(ascii: "+"), bytes[start] != UInt8(ascii: "-"),
      let value = UInt32(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16)
    else { throw JSONError(.badEscape, at: start) }
    return value
  }
}
