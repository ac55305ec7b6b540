import Markup

/// RSS 0.90 to 2.0 (RSS Advisory Board, "RSS 2.0 Specification"; RSS-DEV, "RDF Site Summary 1.0") with the modules
/// that news feeds use.
enum RSSReader {
  static func feed(_ root: FeedElement) -> Feed {
    let channels = root.name.local == "channel" ? [root] : root.children("channel")
    var feed = Feed()
    if let channel = channels.first {
      feed.title = channel.children("title").first?.markup
      feed.link =
        channel.children("link").first { $0.text != nil }.flatMap { link in link.text.map { link.resolve($0) }
        }
        ?? alternate(channel)
    }
    // In RSS 0.90 and 1.0, items stand beside the channel. A feed in a file has no address; its channel's page
    // stands in for it.
    let page = feed.link.flatMap { WebAddress($0) }
    for element in channels + [root] {
      let items = FeedElement(tree: element.tree, node: element.node, base: element.base ?? page).children(
        "item")
      if element.node != root.node || channels.first?.node != root.node { feed.items += items.map(item) }
    }
    return feed
  }

  private static func item(_ element: FeedElement) -> FeedItem {
    var item = FeedItem()
    item.title =
      (first(element, "title", [.own, .dublinCore, .media, .itunes, .atom])).flatMap(\.markup)
    item.guid = element.children("guid").first?.text ?? about(element)
    item.link = link(element)
    item.published =
      element.children("pubDate").first?.text
      ?? text(element, ["issued", "created"], .dublinCoreTerms) ?? text(element, ["published"], .atom)
    item.updated =
      text(element, ["date"], .dublinCore) ?? text(element, ["modified"], .dublinCoreTerms)
      ?? text(element, ["updated"], .atom)
    item.authors = FeedPeople.names(element)
    item.tags = FeedTags.of(element)
    (item.summary, item.content) = texts(element)
    return item
  }

  /// `content:encoded` and XHTML's `body` hold the whole text. `description` is a summary, unless the item has a
  /// `summary` besides.
  private static func texts(_ element: FeedElement) -> (summary: FeedText?, content: FeedText?) {
    let description = element.children("description").first?.markup
    let summary = element.children("summary").first?.markup
    let whole =
      element.children("encoded", of: .content).first?.markup ?? first(element, "body", [.own, .xhtml])?
      .markup
      ?? element.children("div", of: .xhtml).first?.markup
    if let summary { return (summary, whole ?? description) }
    return (
      description ?? first(element, "description", [.dublinCore, .media])?.markup
        ?? element.children("summary", of: .itunes).first?.markup, whole
    )
  }

  /// The page's address: FeedBurner counts readers by putting its own in `link`.
  private static func link(_ element: FeedElement) -> String? {
    if let original = element.children("origLink", of: .feedburner).first?.text {
      return element.resolve(original)
    }
    for link in element.children("link") {
      if let text = link.text ?? link.attribute("href") { return link.resolve(text) }
    }
    if let target = alternate(element) { return target }
    guard let guid = element.children("guid").first, guid.attribute("isPermaLink") != "false",
      let text = guid.text
    else { return about(element).flatMap { WebAddress($0) == nil ? nil : $0 } }
    return WebAddress(text) == nil ? nil : text
  }

  private static func alternate(_ element: FeedElement) -> String? {
    for link in element.children("link", of: .atom) where link.attribute("rel") ?? "alternate" == "alternate"
    {
      if let target = link.attribute("href") { return link.resolve(target) }
    }
    return nil
  }

  private static func about(_ element: FeedElement) -> String? {
    element.tree.value(
      ofAttribute: "about", namespace: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", at: element.node)
  }

  /// The first child of the name that has a text, of the first vocabulary that has one.
  private static func first(_ element: FeedElement, _ local: String, _ vocabularies: [FeedVocabulary])
    -> FeedElement?
  {
    for vocabulary in vocabularies {
      if let child = element.children(local, of: vocabulary).first(where: { $0.text != nil }) { return child }
    }
    return nil
  }

  private static func text(_ element: FeedElement, _ names: [String], _ vocabulary: FeedVocabulary) -> String?
  {
    for name in names {
      if let text = element.children(name, of: vocabulary).first?.text { return text }
    }
    return nil
  }
}
