import Markup

/// Atom 1.0 (RFC 4287).
enum AtomReader {
  static func items(_ root: FeedElement) -> [FeedItem] {
    let authors = names(root)
    return children(root, "entry").map { item($0, authors) }
  }

  private static func item(_ entry: FeedElement, _ feedAuthors: [String]) -> FeedItem {
    var item = FeedItem()
    item.title = children(entry, "title").first.flatMap { title in
      title.attribute("type") ?? "text" == "text" ? title.text : title.plainText
    }
    item.guid = children(entry, "id").first?.text
    item.published = (children(entry, "published").first ?? children(entry, "updated").first)?.text
    let authors = names(entry)
    item.authors = authors.isEmpty ? feedAuthors : authors
    let content = children(entry, "content").first
    item.link =
      link(entry) ?? content.flatMap { content in content.attribute("src").map { content.resolve($0) } }
    item.content = content.flatMap(self.content) ?? children(entry, "summary").first.flatMap(self.content)
    return item
  }

  /// Section 4.2.7.2: a link without relation is an alternate one. An HTML page is preferred.
  private static func link(_ entry: FeedElement) -> String? {
    let links = children(entry, "link").filter {
      $0.attribute("href") != nil && ["alternate", ""].contains($0.attribute("rel") ?? "")
    }
    let best = links.first { ($0.attribute("type") ?? MediaType.html).hasPrefix("text/html") } ?? links.first
    return best.flatMap { link in link.attribute("href").map { link.resolve($0) } }
  }

  /// Sections 3.1 and 4.1.3: plain text, escaped HTML, or XHTML elements; other types are not taken.
  private static func content(_ element: FeedElement) -> FeedContent? {
    switch element.attribute("type") ?? "text" {
    case "text", "text/plain":
      let text = element.tree.string(of: element.node)
      return text.utf8.contains { $0 > 0x20 } ? FeedContent(text: text, mediaType: MediaType.plain) : nil
    case "html", "xhtml", "text/html", "application/xhtml+xml":
      return element.markup.map { FeedContent(text: $0, mediaType: MediaType.html) }
    default: return nil
    }
  }

  private static func names(_ element: FeedElement) -> [String] {
    children(element, "author").compactMap { children($0, "name").first?.text }
  }

  /// Children of Atom's vocabulary, whatever prefix the feed uses for it.
  private static func children(_ element: FeedElement, _ local: String) -> [FeedElement] {
    let isPrefixed = !element.name.prefix.isEmpty
    return isPrefixed ? element.children(local, of: .atom) : element.children(local)
  }
}
