/// Finds the encoding that a document says it has.
enum EncodingDeclaration {
  /// How far a declaration is looked for. The standard's prescan ends at 1,024 bytes, but then a browser
  /// starts over when it meets a later one, and pages with long scripts in front do have it later.
  private static let limit = 16_384

  /// The label in the first `meta` element that has one (after the WHATWG prescan: comments are passed over).
  static func inMeta(of bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(limit)).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    var index = 0
    while let start = head[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      if head[start...].starts(with: Array("<!--".utf8)) {
        index = find("-->", in: head, from: start + 2) ?? head.count
      } else if head[start...].starts(with: Array("<meta".utf8)) {
        let end = head[start...].firstIndex(of: UInt8(ascii: ">")) ?? head.count
        if let label = label(after: "charset", in: head, from: start, to: end) { return label }
        index = end
      }
    }
    return nil
  }

  /// The label in the XML declaration.
  static func inXML(of bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(256).drop { $0 <= 0x20 })
    guard head.starts(with: Array("<?xml".utf8)), let end = head.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    return label(after: "encoding", in: head, from: 0, to: end)
  }

  /// The value behind `name =`, quoted or not.
  private static func label(after name: String, in bytes: [UInt8], from start: Int, to end: Int) -> String? {
    var index = start
    while let behind = find(name, in: bytes, from: index), behind <= end {
      index = behind
      skipSpace(bytes, &index, end)
      guard index < end, bytes[index] == UInt8(ascii: "=") else { continue }
      index += 1
      skipSpace(bytes, &index, end)
      if index < end, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") { index += 1 }
      let value = bytes[min(index, end)..<end].prefix { byte in
        byte > 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'") && byte != UInt8(ascii: ";")
          && byte != UInt8(ascii: "/")
      }
      if !value.isEmpty { return String(decoding: value, as: UTF8.self) }
    }
    return nil
  }

  private static func skipSpace(_ bytes: [UInt8], _ index: inout Int, _ end: Int) {
    while index < end, bytes[index] <= 0x20 { index += 1 }
  }

  /// The index behind the next occurrence of a text.
  private static func find(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
    let text = Array(text.utf8)
    var index = start
    while index + text.count <= bytes.count {
      if bytes[index] == text[0], bytes[index...].starts(with: text) { return index + text.count }
      index += 1
    }
    return nil
  }
}
