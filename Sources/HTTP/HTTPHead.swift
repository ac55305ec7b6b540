/// Status and header fields of a response, line by line (RFC 9112, sections 4 and 5).
struct HTTPHead {
  private(set) var status: Int?
  private(set) var fields: [(name: String, value: String)] = []

  /// Takes a line; true if it ends the head of a final response.
  mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
    let text = String(decoding: line, as: UTF8.self)
    let bytes = text.utf8.prefix { $0 != 0x0D && $0 != 0x0A }
    guard !bytes.isEmpty else { return status.map { $0 >= 200 } ?? false }
    if bytes.starts(with: "HTTP/".utf8) {
      // A response before the final one (100, 103) is forgotten.
      let words = bytes.split(separator: 0x20, maxSplits: 2)
      status = words.count > 1 ? Int(String(Substring(words[1]))) : nil
      fields = []
    } else if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
      fields.append((trimmed(bytes[..<colon]).lowercased(), trimmed(bytes[bytes.index(after: colon)...])))
    } else if bytes.first == 0x20 || bytes.first == 0x09, let last = fields.indices.last {
      fields[last].value += " " + trimmed(bytes)
    }
    return false
  }

  private func trimmed(_ bytes: Substring.UTF8View.SubSequence) -> String {
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return "" }
    return String(Substring(bytes[first...last]))
  }
}
