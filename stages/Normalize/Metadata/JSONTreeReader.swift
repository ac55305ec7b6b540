/// Reads JSON into the nodes of a `JSONTree`.
struct JSONTreeReader {
  private(set) var nodes: [JSONTree.Node] = []
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  /// Lists and objects that are open.
  private var open: [Int32] = []
  private var name: Range<Int32> = 0..<0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  mutating func read() {
    while readValue() {}
    while let last = open.popLast() { nodes[Int(last)].end = Int32(nodes.count) }
  }

  /// Reads the next value with its name, or the end of a list or object; false where nothing more can be told.
  private mutating func readValue() -> Bool {
    skipSpace()
    guard index < bytes.endIndex else { return false }
    if bytes[index] == UInt8(ascii: "}") || bytes[index] == UInt8(ascii: "]") {
      index += 1
      guard let last = open.popLast() else { return false }
      nodes[Int(last)].end = Int32(nodes.count)
      return !open.isEmpty
    }
    name = 0..<0
    if let last = open.last, nodes[Int(last)].kind == .object {
      guard let range = readText() else { return false }
      name = range
      skipSpace()
      guard index < bytes.endIndex, bytes[index] == UInt8(ascii: ":") else { return false }
      index += 1
      skipSpace()
      guard index < bytes.endIndex else { return false }
    }
    switch bytes[index] {
    case UInt8(ascii: "{"): openNode(.object)
    case UInt8(ascii: "["): openNode(.list)
    case UInt8(ascii: "\""):
      guard let range = readText() else { return false }
      append(.text, range)
    case UInt8(ascii: "}"), UInt8(ascii: "]"): return true
    default: return readLiteral()
    }
    return !open.isEmpty
  }

  private mutating func openNode(_ kind: JSONTree.Kind) {
    open.append(Int32(nodes.count))
    append(kind, 0..<0)
    index += 1
  }

  private mutating func append(_ kind: JSONTree.Kind, _ text: Range<Int32>) {
    nodes.append(JSONTree.Node(kind: kind, name: name, text: text, end: Int32(nodes.count + 1)))
  }

  /// The range of a text in quotes; nil if none starts here or it does not end.
  private mutating func readText() -> Range<Int32>? {
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "\"") else { return nil }
    let start = index + 1
    var end = start
    while end < bytes.endIndex, bytes[end] != UInt8(ascii: "\"") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < bytes.endIndex else { return nil }
    index = end + 1
    return Int32(start)..<Int32(end)
  }

  /// A number, true, false or null.
  private mutating func readLiteral() -> Bool {
    let start = index
    while index < bytes.endIndex {
      let byte = bytes[index]
      guard ByteRules.isLetter(byte) || ByteRules.isDigit(byte) || [0x2B, 0x2D, 0x2E].contains(byte) else {
        break
      }
      index += 1
    }
    append(.other, Int32(start)..<Int32(index))
    return index > start && !open.isEmpty
  }

  /// Passes over white space and commas, however many.
  private mutating func skipSpace() {
    while index < bytes.endIndex, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: ",") { index += 1 }
  }
}

/// The escapes of JSON strings.
enum JSONEscapes {
  /// The text that escaped UTF-8 stands for; half of a surrogate pair becomes U+FFFD.
  static func decode(_ escaped: ArraySlice<UInt8>) -> String {
    guard escaped.contains(UInt8(ascii: "\\")) else { return String(decoding: escaped, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(escaped.count)
    var index = escaped.startIndex
    while index < escaped.endIndex {
      guard escaped[index] == UInt8(ascii: "\\"), index + 1 < escaped.endIndex else {
        result.append(escaped[index])
        index += 1
        continue
      }
      index += 2
      switch escaped[index - 1] {
      case UInt8(ascii: "n"), UInt8(ascii: "r"): result.append(0x0A)
      case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): result.append(0x20)
      case UInt8(ascii: "u"): result += Array(scalar(escaped, &index).utf8)
      default: result.append(escaped[index - 1])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The character of the four digits at `index`, and of the second half that may follow.
  private static func scalar(_ escaped: ArraySlice<UInt8>, _ index: inout Int) -> String {
    guard let first = unit(escaped, index) else { return "\u{FFFD}" }
    index += 4
    if (0xD800...0xDBFF).contains(first), escaped[index...].starts(with: [0x5C, 0x75]),
      let second = unit(escaped, index + 2), (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    {
      index += 6
      return String(scalar)
    }
    return Unicode.Scalar(first).map { String($0) } ?? "\u{FFFD}"
  }

  private static func unit(_ escaped: ArraySlice<UInt8>, _ index: Int) -> UInt32? {
    guard index + 4 <= escaped.endIndex else { return nil }
    var value: UInt32 = 0
    for byte in escaped[index..<index + 4] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }
}
