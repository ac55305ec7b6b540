/// The core schema of YAML 1.2.2, section 10.3: what a plain text means.
///
/// `no`, `on`, `12:30` and `1_000` are strings, and `010` is ten, unlike in YAML 1.1.
enum CoreSchema {
  /// What `text`, written without quotes and without a tag, means.
  static func kind(ofPlain text: String) -> YAMLScalar.Kind {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE", "false", "False", "FALSE": return .boolean
    default: break
    }
    var text = text
    return text.withUTF8 { bytes in
      if isInteger(bytes) { return .integer }
      return isFloat(bytes) ? .float : .string
    }
  }

  /// The value of a text whose kind is integer, or nil when it does not fit.
  static func integer<T: FixedWidthInteger>(_ text: String, as type: T.Type) -> T? {
    if text.hasPrefix("0x") { return T(text.dropFirst(2), radix: 16) }
    if text.hasPrefix("0o") { return T(text.dropFirst(2), radix: 8) }
    return T(text, radix: 10)
  }

  /// The value of a text whose kind is integer or float, or nil when it is beyond the range of Double.
  static func number(_ text: String) -> Double? {
    switch text {
    case ".nan", ".NaN", ".NAN": return .nan
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .infinity
    case "-.inf", "-.Inf", "-.INF": return -.infinity
    default: break
    }
    if text.hasPrefix("0x") || text.hasPrefix("0o") {
      return integer(text, as: UInt64.self).map { Double($0) }
    }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private static func isInteger(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
      let digits = bytes[2...]
      if bytes[1] == UInt8(ascii: "x") { return digits.allSatisfy(isHexadecimal) }
      if bytes[1] == UInt8(ascii: "o") {
        return digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
      }
    }
    let digits = bytes[endOfSign(bytes)...]
    return !digits.isEmpty && digits.allSatisfy(isDecimal)
  }

  private static func isFloat(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = endOfSign(bytes)
    if let word = String(validating: bytes[place...], as: UTF8.self) {
      if [".inf", ".Inf", ".INF"].contains(word) { return true }
      if place == 0, [".nan", ".NaN", ".NAN"].contains(word) { return true }
    }
    let whole = skipDigits(bytes, &place)
    var fraction = 0
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      fraction = skipDigits(bytes, &place)
    }
    guard whole + fraction > 0 else { return false }
    if place < bytes.count, bytes[place] == UInt8(ascii: "e") || bytes[place] == UInt8(ascii: "E") {
      place += 1
      if place < bytes.count, isSign(bytes[place]) { place += 1 }
      guard skipDigits(bytes, &place) > 0 else { return false }
    }
    return place == bytes.count
  }

  private static func skipDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int {
    let start = place
    while place < bytes.count, isDecimal(bytes[place]) { place += 1 }
    return place - start
  }

  private static func endOfSign(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.first.map(isSign) == true ? 1 : 0
  }

  private static func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") }

  private static func isDecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDecimal(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}
