/// Escapes and segments of addresses (RFC 3986).
enum AddressText {
  /// A path from its raw bytes: escaped in the normal way, without dot segments, with a slash at the front.
  static func path(_ raw: ArraySlice<UInt8>) -> String {
    let escaped = escaped(raw, isQuery: false)
    var segments: [ArraySlice<UInt8>] = []
    let parts = escaped.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for part in parts.dropFirst(escaped.first == UInt8(ascii: "/") ? 1 : 0) {
      switch Array(part) {
      case Array(".".utf8): continue
      case Array("..".utf8): _ = segments.popLast()
      default: segments.append(part)
      }
    }
    // A path that ends in a dot segment names a folder.
    if let last = parts.last, last.elementsEqual(".".utf8) || last.elementsEqual("..".utf8) {
      segments.append([])
    }
    return "/" + segments.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
  }

  /// Escapes what may not stand bare, unescapes what need not be escaped, writes the digits of escapes in
  /// capitals (sections 2.3, 6.2.2); a percent sign that escapes nothing is escaped.
  static func escaped(_ raw: ArraySlice<UInt8>, isQuery: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var index = raw.startIndex
    while index < raw.endIndex {
      let byte = raw[index]
      index += 1
      if byte == UInt8(ascii: "%"), index + 1 < raw.endIndex, let high = digit(raw[index]),
        let low = digit(raw[index + 1])
      {
        index += 2
        let value = high << 4 | low
        isUnreserved(value) ? result.append(value) : escape(value, &result)
      } else if isUnreserved(byte) || isBare(byte) || (isQuery && byte == UInt8(ascii: "?")) {
        result.append(byte)
      } else {
        escape(byte, &result)
      }
    }
    return result
  }

  private static func escape(_ byte: UInt8, _ result: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 || (0x30...0x39).contains(byte)
      || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~")].contains(byte)
  }

  /// Reserved characters that paths and queries hold as they are.
  private static func isBare(_ byte: UInt8) -> Bool { "/:@!$&'()*+,;=".utf8.contains(byte) }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
