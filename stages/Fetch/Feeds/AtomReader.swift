import Markup
import Records

/// Atom 1.0 (RFC 4287) and 0.3, its draft.
enum AtomReader {
  static func feed(_ root: FeedElement) -> Feed {
    var feed = Feed()
    feed.title = children(root, "title").first.flatMap(text)
    feed.link = link(root)
    let authors = FeedPeople.names(root)
    feed.items = children(root, "entry").map { item($0, authors) }
    return feed
  }

  private static func item(_ entry: FeedElement, _ feedAuthors: [String]) -> FeedItem {
    var item = FeedItem()
    item.title =
      children(entry, "title").first.flatMap(text) ?? entry.children("title", of: .dublinCore).first?.markup
      ?? entry.children("title", of: .media).first?.markup
    item.guid = children(entry, "id").first.flatMap(identifier)
    item.published = (children(entry, "published").last ?? children(entry, "issued").last)?.text
    item.updated =
      (children(entry, "updated").last ?? children(entry, "modified").last ?? children(entry, "created").last)?
      .text
    let source = children(entry, "source").first.map { FeedPeople.names($0) } ?? []
    let authors = [FeedPeople.names(entry), source, feedAuthors]
    item.authors = authors.first { !$0.isEmpty } ?? []
    item.tags = FeedTags.of(entry)
    let content = children(entry, "content").first
    item.link =
      entry.children("origLink", of: .feedburner).first?.text ?? link(entry)
      ?? content.flatMap { content in content.attribute("src").map { content.resolve($0) } }
    item.content = content.flatMap(text)
    item.summary = children(entry, "summary").first.flatMap(text)
    return item
  }

  /// Section 4.2.7.2: a link without relation is an alternate one. An HTML page is preferred.
  private static func link(_ element: FeedElement) -> String? {
    let relations = ["alternate", "", "http://www.iana.org/assignments/relation/alternate"]
    let links = children(element, "link").filter {
      $0.attribute("href") != nil && relations.contains($0.attribute("rel") ?? "")
    }
    let best =
      links.first { link in
        let type = link.attribute("type") ?? MediaType.html
        return type.hasPrefix(MediaType.html) || type == MediaType.xhtml
      } ?? links.first
    return best.flatMap { link in link.attribute("href").map { link.resolve($0) } }
  }

  /// An identifier is compared character by character (section 4.2.6.1), so it is left as it stands, unless it
  /// is no IRI and means one that is relative to the feed.
  private static func identifier(_ element: FeedElement) -> String? {
    guard let text = element.text else { return nil }
    let scheme = text.utf8.prefix { $0 != UInt8(ascii: ":") }
    let hasScheme = scheme.count < text.utf8.count && !scheme.contains(UInt8(ascii: "/"))
    return hasScheme ? text : element.base?.resolve(text)?.text ?? text
  }

  /// Sections 3.1 and 4.1.3: plain text, escaped HTML, XHTML elements, or Base64 for other media types, of which
  /// only text is taken. Atom 0.3 says by `mode` how the media type is written.
  private static func text(_ element: FeedElement) -> FeedText? {
    let type = (element.attribute("type") ?? "text").lowercased()
    let mode = element.attribute("mode") ?? (isDraft(element) ? "xml" : nil)
    if mode == "base64" || type == "application/octet-stream" { return decoded(element) }
    switch type {
    case "text", "text/plain":
      if mode == "escaped" || !element.children.isEmpty { return element.markup }
      return element.plainText
    case "xhtml": return xhtml(element)
    case "html", "text/html", "application/xhtml+xml", "application/xml", "text/xml": return element.markup
    default: return type.hasSuffix("+xml") || type.hasPrefix("text/") ? element.markup : nil
    }
  }

  /// Section 3.1.1.3: the `div` around the content is no part of it.
  private static func xhtml(_ element: FeedElement) -> FeedText? {
    let children = element.children
    guard children.count == 1, let wrapper = children.first, wrapper.name.local == "div" else {
      return element.markup
    }
    return wrapper.html(FeedMarkup.source(of: wrapper.node, in: wrapper.tree))
  }

  private static func decoded(_ element: FeedElement) -> FeedText? {
    let text = String(
      decoding: element.tree.string(of: element.node).utf8.filter { $0 > 0x20 }, as: UTF8.self)
    guard let bytes = Base64.decode(text), ContentCheck.examine(bytes, declaredCharset: nil).problem == nil
    else { return nil }
    let decoded = TextDecoding.decode(bytes, charset: nil, declaration: .none)
    return element.html(String(decoding: decoded.utf8, as: UTF8.self))
  }

  private static func isDraft(_ element: FeedElement) -> Bool {
    element.name.namespace.utf8.starts(with: "http://purl.org/".utf8)
  }

  /// Children of Atom's vocabulary, whatever prefix the feed uses for it.
  private static func children(_ element: FeedElement, _ local: String) -> [FeedElement] {
    element.children.filter { child in
      child.name.local == local && [.atom, .own].contains(child.vocabulary)
    }
  }
}
