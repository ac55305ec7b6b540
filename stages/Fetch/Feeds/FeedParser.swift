import Markup

/// Reads feeds: RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1.
enum FeedParser {
  /// What a feed holds, its items in its order. `charset` is the one the server gave; `address` is where the feed
  /// came from, against which its links are resolved.
  static func feed(
    _ bytes: [UInt8], charset: String?, address: WebAddress?
  ) throws(CaptureProblem) -> Feed {
    let text = TextDecoding.decode(bytes, charset: charset, declaration: .xml).utf8
    if text.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
      return try JSONFeedReader.feed(text, base: address)
    }
    let tree: MarkupTree
    do {
      tree = try MarkupParser.xml(FeedRepair.repaired(text))
    } catch {
      throw .notFeed(error.description)
    }
    guard let root = tree.children(of: 0).first(where: { tree.nodes[$0].kind == .element }) else {
      throw .notFeed("it is neither XML nor JSON")
    }
    let feed = FeedElement(tree: tree, node: root, base: address).based
    switch feed.name.local {
    case "rss", "RDF", "RSS", "rdf", "channel": return RSSReader.feed(feed)
    case "feed": return AtomReader.feed(feed)
    default: throw .notFeed("its root element is '\(feed.name.local)', not 'rss', 'RDF' or 'feed'")
    }
  }

  /// The items of a feed, in its order.
  static func items(
    _ bytes: [UInt8], charset: String?, address: WebAddress?
  ) throws(CaptureProblem) -> [FeedItem] {
    try feed(bytes, charset: charset, address: address).items
  }
}
