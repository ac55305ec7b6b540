import Gzip
import Markup

/// Reads sitemaps (sitemaps.org 0.9, with Google's news extension), indexes of them, and lists of addresses as text,
/// each compressed with gzip or not.
enum SitemapReader {
  enum Content {
    /// Further sitemaps, and when each has changed, as it stands.
    case index([(address: WebAddress, version: String?)])
    case pages([FeedItem])
  }

  static func read(
    _ body: [UInt8], charset: String?, address: WebAddress, limit: Int
  ) throws(CaptureProblem) -> Content {
    var body = body
    if body.starts(with: [0x1F, 0x8B]) {
      do {
        body = try Inflater.inflate(body, .gzip, limit: limit)
      } catch {
        if case .tooLarge(let limit) = error { throw .page(.tooLarge(limit: limit)) }
        throw .notSitemap(error.description)
      }
    }
    let text = TextDecoding.decode(body, charset: charset, declaration: .xml).utf8
    guard text.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return try plain(text, address) }
    let tree: MarkupTree
    do {
      tree = try MarkupParser.xml(FeedRepair.repaired(text))
    } catch {
      throw .notSitemap(error.description)
    }
    guard let root = tree.children(of: 0).first(where: { tree.nodes[$0].kind == .element }) else {
      throw .notSitemap("it is neither XML nor a list of addresses")
    }
    switch tree.name(of: root).local {
    case "sitemapindex": return .index(entries(tree, root, "sitemap").compactMap { child($0, address) })
    case "urlset": return .pages(entries(tree, root, "url").compactMap { item($0, address) })
    case "rss", "RDF", "feed":
      return .pages(try FeedParser.items(text, charset: "utf-8", address: address))
    case let name: throw .notSitemap("its root element is '\(name)', not 'urlset' or 'sitemapindex'")
    }
  }

  /// The sitemaps that a robots.txt names (RFC 9309, section 2.2.4).
  static func sitemaps(robots body: [UInt8], address: WebAddress) -> [WebAddress] {
    var result: [WebAddress] = []
    for line in body.prefix(RobotsFile.maximumBytes).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        FeedText.collapsed(String(decoding: line[..<colon], as: UTF8.self))?.lowercased() == "sitemap",
        let sitemap = address.resolve(String(decoding: line[(colon + 1)...], as: UTF8.self)),
        !result.contains(sitemap)
      else { continue }
      result.append(sitemap)
    }
    return result
  }

  private static func plain(_ text: [UInt8], _ address: WebAddress) throws(CaptureProblem) -> Content {
    let items = text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).compactMap { line -> FeedItem? in
      guard let page = WebAddress(String(decoding: line, as: UTF8.self)) else { return nil }
      return FeedItem(page: page)
    }
    guard !items.isEmpty else { throw .notSitemap("it is neither XML nor a list of addresses") }
    return .pages(items)
  }

  private static func entries(_ tree: MarkupTree, _ root: Int, _ name: String) -> [FeedElement] {
    tree.children(of: root).filter { tree.name(of: $0).local == name }
      .map { FeedElement(tree: tree, node: $0, base: nil) }
  }

  private static func child(_ entry: FeedElement, _ base: WebAddress) -> (
    address: WebAddress, version: String?
  )? {
    guard let address = text(entry, "loc").flatMap({ base.resolve($0) }) else { return nil }
    return (address, text(entry, "lastmod"))
  }

  private static func item(_ entry: FeedElement, _ base: WebAddress) -> FeedItem? {
    guard let address = text(entry, "loc").flatMap({ base.resolve($0) }) else { return nil }
    var item = FeedItem(page: address)
    item.version = text(entry, "lastmod")
    if let news = entry.children.first(where: { $0.name.local == "news" }) {
      item.title = text(news, "title").map { FeedText(text: $0, mediaType: MediaType.plain) }
      item.published = text(news, "publication_date")
    }
    return item
  }

  private static func text(_ element: FeedElement, _ name: String) -> String? {
    element.children.first { $0.name.local == name }?.text
  }
}

extension FeedItem {
  /// An item of which nothing but its page is known.
  init(page: WebAddress) {
    self.init()
    link = page.text
  }
}
