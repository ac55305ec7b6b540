/// The address of a page: the little of RFC 3986 that is needed here.
struct PageAddress {
  /// As written.
  let text: String
  /// In lower case, without "www.".
  let host: String

  /// An absolute http or https address; nil for anything else.
  init?(_ text: String) {
    let text = text.filter { !$0.isWhitespace }
    guard let scheme = text.firstRange(of: "://"),
      ["http", "https"].contains(text[..<scheme.lowerBound].lowercased())
    else { return nil }
    var host = text[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let user = host.lastIndex(of: "@") { host = host[host.index(after: user)...] }
    host = host.prefix { $0 != ":" }
    guard !host.isEmpty else { return nil }
    self.text = text
    let lower = host.lowercased()
    self.host = lower.hasPrefix("www.") ? String(lower.dropFirst(4)) : lower
  }

  /// The label of the host that names its owner: "alden" of news.alden.co.example.
  var hostName: String {
    var labels = host.split(separator: ".").map(String.init)
    if labels.count > 1 { labels.removeLast() }
    while labels.count > 1, let last = labels.last,
      ["co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu", "or", "go"].contains(last)
    {
      labels.removeLast()
    }
    return labels.last ?? host
  }

  /// Whether the path leads beyond the front page.
  var hasPath: Bool {
    guard let scheme = text.firstRange(of: "://"), let slash = text[scheme.upperBound...].firstIndex(of: "/")
    else {
      return false
    }
    return text[slash...].count > 1
  }

  /// Whether a link, absolute or from the root, leads to this page; what it asks for and where in the page it leads do
  /// not count.
  func isNamed(by link: String) -> Bool {
    guard let scheme = text.firstRange(of: "://"), let slash = text[scheme.upperBound...].firstIndex(of: "/")
    else {
      return false
    }
    let path = Self.bare(text[slash...])
    if link.hasPrefix("/"), !link.hasPrefix("//") { return Self.bare(link[...]) == path }
    return PageAddress(link).map { $0.host == host && Self.bare($0.text[...]).hasSuffix(path) } ?? false
  }

  /// An address without query, fragment and slash at its end.
  private static func bare(_ address: Substring) -> Substring {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    return path.last == "/" ? path.dropLast() : path
  }
}
