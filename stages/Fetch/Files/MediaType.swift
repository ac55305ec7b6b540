/// Media types (RFC 6838) of documents by their names and by what they look like.
enum MediaType {
  static let html = "text/html"
  static let xhtml = "application/xhtml+xml"
  static let plain = "text/plain"

  /// Whether a file of this name is taken when a source does not say which ones are.
  static func isPageName(_ path: String) -> Bool { byName(path) != nil }

  /// The media type by the ending of a file's name; nil if that says nothing.
  static func byName(_ path: String) -> String? {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return switch path[dot...].lowercased() {
    case ".html", ".htm": html
    case ".xhtml": xhtml
    case ".txt": plain
    default: nil
    }
  }

  /// Whether a server's media type can hold an article.
  static func isPage(_ type: String) -> Bool {
    type == html || type == xhtml || type == plain || type == "application/xml" || type == "text/xml"
  }

  /// HTML if the bytes start like it, else plain text.
  static func sniff(_ bytes: [UInt8]) -> String {
    let start = bytes.prefix(512).filter { $0 != 0 }.drop { $0 <= 0x20 || $0 >= 0x80 }
    let head = String(decoding: start.prefix(64), as: UTF8.self).lowercased()
    let signs = [
      "<!doctype html", "<html", "<head", "<body", "<?xml", "<!--", "<title", "<meta", "<script", "<div",
    ]
    return signs.contains { head.hasPrefix($0) } ? html : plain
  }

  /// Takes a `Content-Type` field apart: type in lower case, and the charset parameter (RFC 9110, section 8.3).
  static func parse(_ field: String) -> (type: String?, charset: String?) {
    let parts = field.split(separator: ";", omittingEmptySubsequences: false)
    let type = (parts.first ?? "").split(separator: ",").first.map { trimmed($0).lowercased() } ?? ""
    var charset: String?
    for part in parts.dropFirst() where charset == nil {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, trimmed(pair[0]).lowercased() == "charset" else { continue }
      let value = trimmed(pair[1]).filter { $0 != "\"" && $0 != "'" }
      if !value.isEmpty { charset = value.lowercased() }
    }
    return (type.contains("/") ? type : nil, charset)
  }

  private static func trimmed(_ text: Substring) -> String {
    let isContent: (Character) -> Bool = { !" \t\r\n".contains($0) }
    guard let first = text.firstIndex(where: isContent), let last = text.lastIndex(where: isContent) else {
      return ""
    }
    return String(text[first...last])
  }
}
