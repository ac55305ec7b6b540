/// Writes signatures and answers: little-endian numbers, texts and lists with their length before them. A value
/// has one form, so equal values have equal bytes.
struct SignatureWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Begins again, with the room that there is.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func number(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func number(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Bytes as they are, without their length.
  mutating func raw(_ values: some Collection<UInt8>) { bytes.append(contentsOf: values) }

  /// The length that says that a longer one follows.
  static let longText = 255

  mutating func text(_ value: String) {
    let count = value.utf8.count
    byte(UInt8(min(count, Self.longText)))
    if count >= Self.longText { number(UInt32(clamping: count)) }
    bytes.append(contentsOf: value.utf8)
  }

  /// A text that may be missing: null and the empty text are the same.
  mutating func text(_ value: String?) { text(value ?? "") }

  mutating func numbers(_ values: [UInt32]) {
    number(UInt32(clamping: values.count))
    // Little-endian is the order of every processor that this runs on; others would need a swap here.
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// A number that may be missing.
  mutating func optionalNumber(_ value: UInt32?) {
    byte(value == nil ? 0 : 1)
    if let value { number(value) }
  }

  /// Days since 1970-01-01, or none.
  mutating func day(_ value: Int32?) { number(Self.number(ofDay: value)) }

  /// The number that stands for a day, or for none.
  static func number(ofDay value: Int32?) -> UInt32 { UInt32(bitPattern: value ?? .min) }
}

/// Identifiers and days, of which there is one for every record, take less than half their text: the first letter and
/// the digits as bytes, the date as a number. Whatever has another form is kept as text.
extension SignatureWriter {
  static let packedLimit: UInt8 = 0x80

  mutating func identifier(_ value: String) {
    var value = value
    let isPacked = value.withUTF8 { utf8 -> Bool in
      guard utf8.count % 2 == 1, utf8.count > 1, utf8.count < 2 * Int(Self.packedLimit) else { return false }
      let start = bytes.count
      byte(Self.packedLimit | UInt8(utf8.count / 2))
      byte(utf8[0])
      var all: UInt8 = 0
      for index in stride(from: 1, to: utf8.count, by: 2) {
        let (high, low) = (HexDigit.valueOrMore(of: utf8[index]), HexDigit.valueOrMore(of: utf8[index + 1]))
        all |= high | low
        byte(high << 4 | low)
      }
      if all > 15 { bytes.removeLast(bytes.count - start) }
      return all <= 15
    }
    guard !isPacked else { return }
    byte(0)
    text(value)
  }

  /// A date in ISO form, or any text.
  mutating func dayText(_ value: String) {
    if let packed = PackedDay(value) { return number(packed.rawValue) }
    number(UInt32(0))
    text(value)
  }
}

/// The hexadecimal digits as identifiers have them.
enum HexDigit {
  static let all = Array("0123456789abcdef".utf8)

  /// More than 15 for what is no digit. Without branches: which digit it is cannot be foreseen.
  @inline(__always)
  static func valueOrMore(of digit: UInt8) -> UInt8 {
    let isDecimal = digit &- UInt8(ascii: "0") < 10
    let isLetter = digit &- UInt8(ascii: "a") < 6
    return (digit & 15) &+ (isLetter ? 9 : 0) | (isDecimal != isLetter ? 0 : 0x80)
  }
}

/// The digits of `2025-03-14` as one number that is not 0: each text has its own.
struct PackedDay {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Nil for a text of another form.
  init?(_ text: String) {
    var number: UInt32 = 0
    var count = 0
    for byte in text.utf8 {
      if count == 4 || count == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), count < 10 else { return nil }
        number = number * 10 + UInt32(byte - UInt8(ascii: "0"))
      }
      count += 1
    }
    guard count == 10 else { return nil }
    rawValue = number + 1
  }

  var text: String {
    var digits = [UInt8](repeating: UInt8(ascii: "-"), count: 10)
    var rest = rawValue - 1
    for place in [9, 8, 6, 5, 3, 2, 1, 0] {
      digits[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
