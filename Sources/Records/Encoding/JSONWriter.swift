/// Writes canonical JSON: no insignificant spaces, members in the order given, one form for each number and
/// string. What is written is what is hashed, so the form is a contract:
/// strings escape `"`, `\`, and the controls below U+0020 (`\n`, `\r`, `\t`, else `\u00xx`) and nothing else;
/// a number with a fraction has the shortest digits that read back to it, and always a fraction or exponent.
package struct JSONWriter: Sendable {
  /// The UTF-8 bytes written so far.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  /// Takes out what was written and starts anew.
  package mutating func take() -> [UInt8] {
    needsComma = false
    defer { bytes = [] }
    return bytes
  }

  /// Forgets what was written and starts anew, in the same memory.
  package mutating func clear() {
    needsComma = false
    bytes.removeAll(keepingCapacity: true)
  }

  /// Opens an object.
  package mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// Closes the object.
  package mutating func endObject() { close(UInt8(ascii: "}")) }
  /// Opens an array.
  package mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// Closes the array.
  package mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Writes a member's name; its value follows.
  package mutating func name(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A name as `member` writes it.
  static func member(_ name: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.name(name)
    return writer.bytes
  }

  /// Writes a member's name that was made ready before; its value follows.
  mutating func member(_ name: [UInt8]) {
    separate()
    bytes.append(contentsOf: name)
    needsComma = false
  }

  package mutating func null() { literal("null") }
  package mutating func boolean(_ value: Bool) { literal(value ? "true" : "false") }
  package mutating func integer(_ value: Int) { literal(String(value)) }

  /// Writes a finite number; JSON has no other, so the rest becomes null.
  package mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    literal((value == 0 ? 0.0 : value).description)
  }

  package mutating func string(_ value: String) {
    separate()
    quote(value)
    needsComma = true
  }

  /// Writes a string from bytes that are known to be valid UTF-8.
  package mutating func string(utf8 value: [UInt8]) {
    separate()
    value.withUnsafeBufferPointer { quote($0) }
    needsComma = true
  }

  /// Writes bytes that are already canonical JSON as one value.
  package mutating func raw(_ json: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  /// Ends a line of JSON Lines.
  package mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  private mutating func open(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func close(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { quote($0) }
  }

  private mutating func quote(_ utf8: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    for index in utf8.indices {
      let byte = utf8[index]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
      bytes.append(contentsOf: utf8[start..<index])
      escape(byte)
      start = index + 1
    }
    bytes.append(contentsOf: utf8[start..<utf8.count])
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x22, 0x5C: bytes.append(byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
