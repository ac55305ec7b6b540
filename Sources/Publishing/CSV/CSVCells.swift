/// Reads canonical JSON values and writes CSV cells, byte by byte. The output has room for twice the input.
struct CSVCells {
  private let input: UnsafeBufferPointer<UInt8>
  private let output: UnsafeMutablePointer<UInt8>
  /// Bytes of the input that were read.
  private(set) var position = 0
  /// Bytes of the output that were written.
  private(set) var written = 0

  init(_ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutablePointer<UInt8>) {
    self.input = input
    self.output = output
  }

  var isAtEnd: Bool { position == input.count }

  mutating func put(_ byte: UInt8) {
    output[written] = byte
    written += 1
  }

  /// Passes over the bytes if they are next.
  mutating func take(_ expected: [UInt8]) -> Bool {
    guard expected.count <= input.count - position else { return false }
    for offset in expected.indices where input[position + offset] != expected[offset] { return false }
    position += expected.count
    return true
  }

  /// Renders one value; false if there is none of canonical form.
  mutating func value() -> Bool {
    guard position < input.count else { return false }
    switch input[position] {
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "n"): return take(Self.null)
    case UInt8(ascii: "["), UInt8(ascii: "{"): return structure()
    default: return scalar()
    }
  }

  private static let null = Array("null".utf8)

  /// A number, `true` or `false`, as it stands.
  private mutating func scalar() -> Bool {
    let start = position
    while position < input.count {
      let byte = input[position]
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") { break }
      guard byte > 0x20, byte != UInt8(ascii: "\"") else { return false }
      put(byte)
      position += 1
    }
    return position > start
  }

  /// A list or object: its JSON as a string.
  private mutating func structure() -> Bool {
    put(UInt8(ascii: "\""))
    var depth = 0
    var isInString = false
    while position < input.count {
      let byte = input[position]
      position += 1
      put(byte)
      if byte == UInt8(ascii: "\"") {
        put(byte)
        isInString.toggle()
      } else if isInString, byte == UInt8(ascii: "\\") {
        guard position < input.count else { return false }
        let escaped = input[position]
        position += 1
        put(escaped)
        if escaped == UInt8(ascii: "\"") { put(escaped) }
      } else if !isInString {
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth -= 1 }
        if depth == 0 {
          put(UInt8(ascii: "\""))
          return true
        }
      }
    }
    return false
  }

  private mutating func string() -> Bool {
    position += 1
    put(UInt8(ascii: "\""))
    let start = written
    skipSpace()
    while position < input.count {
      let byte = input[position]
      if ByteKind.isPlain[Int(byte)] {
        put(byte)
        position += 1
      } else if byte == UInt8(ascii: "\"") {
        position += 1
        if written == start { written -= 1 } else { put(byte) }
        return true
      } else if spaceLength > 0 {
        skipSpace()
        if position < input.count, input[position] != UInt8(ascii: "\"") { put(0x20) }
      } else if byte == UInt8(ascii: "\\") {
        guard unescape() else { return false }
      } else {
        put(byte)
        position += 1
      }
    }
    return false
  }

  /// The two escapes of the canonical form that are no white space.
  private mutating func unescape() -> Bool {
    guard position + 1 < input.count else { return false }
    let byte = input[position + 1]
    guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { return false }
    put(byte)
    if byte == UInt8(ascii: "\"") { put(byte) }
    position += 2
    return true
  }

  private mutating func skipSpace() {
    while true {
      let length = spaceLength
      if length == 0 { return }
      position += length
    }
  }

  /// How many bytes of white space or control character are next: a space, an escaped control, U+007F, U+0085,
  /// U+2028, U+2029; 0 if something else is.
  private var spaceLength: Int {
    guard position < input.count else { return 0 }
    let left = input.count - position
    switch input[position] {
    case 0x20, 0x7F: return 1
    case 0xC2: return left > 1 && input[position + 1] == 0x85 ? 2 : 0
    case 0xE2:
      return left > 2 && input[position + 1] == 0x80 && input[position + 2] & 0xFE == 0xA8 ? 3 : 0
    case UInt8(ascii: "\\"):
      guard left > 1 else { return 0 }
      switch input[position + 1] {
      case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): return 2
      case UInt8(ascii: "u"): return isEscapedControl(left) ? 6 : 0
      default: return 0
      }
    default: return 0
    }
  }

  /// Whether `\u00` and a number below 0x20 are next; the canonical form writes no other character this way.
  private func isEscapedControl(_ left: Int) -> Bool {
    left > 5 && input[position + 2] == UInt8(ascii: "0") && input[position + 3] == UInt8(ascii: "0")
      && input[position + 4] & 0xFE == UInt8(ascii: "0")
  }
}

/// Bytes that stand for themselves wherever they are in a string.
private enum ByteKind {
  static let isPlain: [Bool] = (0..<256).map { ![0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xE2].contains($0) }
}
