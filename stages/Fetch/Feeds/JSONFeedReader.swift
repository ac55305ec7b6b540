import Records

/// JSON Feed 1.0 and 1.1 (jsonfeed.org). Members of the wrong type are passed over.
struct JSONFeedReader {
  private var reader: JSONReader
  private let bytes: [UInt8]
  private let base: WebAddress?

  static func feed(_ bytes: [UInt8], base: WebAddress?) throws(CaptureProblem) -> Feed {
    var reader = JSONFeedReader(reader: JSONReader(bytes), bytes: bytes, base: base)
    do {
      return try reader.feed()
    } catch {
      throw .notFeed("it is no JSON Feed: \(error.description)")
    }
  }

  private mutating func feed() throws(JSONError) -> Feed {
    var feed = Feed()
    var isFeed = false
    var authors: [String] = []
    var first = true
    try reader.beginObject()
    while let name = try reader.nextName(first: &first) {
      switch name {
      case "version": isFeed = try text()?.contains("jsonfeed.org/version") ?? false
      case "title": feed.title = try text().flatMap(plain)
      case "home_page_url": feed.link = try text().map(resolve)
      case "author", "authors": authors += try names()
      case "items" where reader.peek() == UInt8(ascii: "["):
        var isFirst = true
        try reader.beginArray()
        while try reader.nextElement(first: &isFirst) {
          if let item = try item() { feed.items.append(item) }
        }
      default: try reader.skip()
      }
    }
    guard isFeed else { throw JSONError(.missing("version"), at: reader.position) }
    for index in feed.items.indices where feed.items[index].authors.isEmpty {
      feed.items[index].authors = authors
    }
    return feed
  }

  private mutating func item() throws(JSONError) -> FeedItem? {
    guard reader.peek() == UInt8(ascii: "{") else {
      try reader.skip()
      return nil
    }
    var item = FeedItem()
    var (external, html, plainText): (String?, FeedText?, FeedText?)
    var first = true
    try reader.beginObject()
    while let name = try reader.nextName(first: &first) {
      switch name {
      case "id": item.guid = try text()
      case "url": item.link = try text().map(resolve)
      case "external_url": external = try text().map(resolve)
      case "title": item.title = try text().flatMap(plain)
      case "content_html": html = try text().flatMap(markup)
      case "content_text": plainText = try text().flatMap(plain)
      case "summary": item.summary = try text().flatMap(plain)
      case "date_published": item.published = try text()
      case "date_modified": item.updated = try text()
      case "author", "authors":
        for name in try names() where !item.authors.contains(name) { item.authors.append(name) }
      case "tags": item.tags = try texts()
      default: try reader.skip()
      }
    }
    item.content = html ?? plainText
    item.link = item.link ?? external ?? item.guid.flatMap { WebAddress($0) == nil ? nil : $0 }
    return item
  }

  /// A string, or a number as it stands: early feeds number their items.
  private mutating func text() throws(JSONError) -> String? {
    switch reader.peek() ?? 0 {
    case UInt8(ascii: "\""):
      let text = try reader.string()
      return text.utf8.contains { $0 > 0x20 } ? text : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return String(decoding: bytes[try reader.skip()], as: UTF8.self)
    default:
      try reader.skip()
      return nil
    }
  }

  private mutating func texts() throws(JSONError) -> [String] {
    guard reader.peek() == UInt8(ascii: "[") else { return try text().map { [$0] } ?? [] }
    var result: [String] = []
    var first = true
    try reader.beginArray()
    while try reader.nextElement(first: &first) {
      if let text = try text() { result.append(text) }
    }
    return result
  }

  /// The names of an author (1.0) or of a list of them (1.1).
  private mutating func names() throws(JSONError) -> [String] {
    if reader.peek() == UInt8(ascii: "{") { return try name().map { [$0] } ?? [] }
    guard reader.peek() == UInt8(ascii: "[") else { return try text().map { [$0] } ?? [] }
    var result: [String] = []
    var first = true
    try reader.beginArray()
    while try reader.nextElement(first: &first) {
      let isObject = reader.peek() == UInt8(ascii: "{")
      if let name = isObject ? try name() : try text() { result.append(name) }
    }
    return result
  }

  private mutating func name() throws(JSONError) -> String? {
    var result: String?
    var first = true
    try reader.beginObject()
    while let member = try reader.nextName(first: &first) {
      if member == "name" { result = try text() } else { try reader.skip() }
    }
    return result
  }

  private func resolve(_ reference: String) -> String {
    WebAddress(reference) == nil ? base?.resolve(reference)?.text ?? reference : reference
  }

  private func plain(_ text: String) -> FeedText? { FeedText(text: text, mediaType: MediaType.plain) }

  private func markup(_ text: String) -> FeedText? {
    FeedText(text: FeedLinks.resolved(text, base: base), mediaType: MediaType.html)
  }
}
