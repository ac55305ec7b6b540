import Markup

/// RSS 2.0 (RSS Advisory Board, "RSS 2.0 Specification") with the modules that news feeds use.
enum RSSReader {
  static func items(_ root: FeedElement) -> [FeedItem] {
    root.children("channel").flatMap { channel in
      // A feed in a file has no address; its channel's page stands in for it.
      let base = channel.base ?? channel.children("link").first?.text.flatMap { WebAddress($0) }
      let channel = FeedElement(tree: channel.tree, node: channel.node, base: base)
      return channel.children("item").map(item)
    }
  }

  private static func item(_ element: FeedElement) -> FeedItem {
    var item = FeedItem()
    item.title = element.children("title").first?.plainText
    item.guid = element.children("guid").first?.text
    item.link = link(element)
    item.published =
      element.children("pubDate").first?.text ?? element.children("date", of: .dublinCore).first?.text
      ?? element.children("published", of: .atom).first?.text
    item.authors = authors(element)
    let markup =
      element.children("encoded", of: .content).first?.markup ?? element.children("description").first?.markup
    item.content = markup.map { FeedContent(text: $0, mediaType: MediaType.html) }
    return item
  }

  /// The page's address: FeedBurner counts readers by putting its own in `link`.
  private static func link(_ element: FeedElement) -> String? {
    if let original = element.children("origLink", of: .feedburner).first?.text {
      return element.resolve(original)
    }
    if let link = element.children("link").first, let text = link.text { return link.resolve(text) }
    for link in element.children("link", of: .atom) where link.attribute("rel") ?? "alternate" == "alternate"
    {
      if let target = link.attribute("href") { return link.resolve(target) }
    }
    guard let guid = element.children("guid").first, guid.attribute("isPermaLink") != "false",
      let text = guid.text
    else { return nil }
    return WebAddress(text)?.text
  }

  /// `dc:creator` holds names; `author` is to hold "mail (name)".
  private static func authors(_ element: FeedElement) -> [String] {
    let creators = element.children("creator", of: .dublinCore).compactMap(\.plainText)
    guard creators.isEmpty else { return creators }
    return element.children("author").compactMap { author in
      guard let text = author.plainText, let open = text.firstIndex(of: "("), text.hasSuffix(")") else {
        return author.plainText.flatMap { $0.contains("@") ? nil : $0 }
      }
      return String(text[text.index(after: open)...].dropLast())
    }
  }
}
