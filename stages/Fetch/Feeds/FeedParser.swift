import Markup

/// Reads feeds: RSS 2.0 and its predecessors of the same shape, and Atom 1.0 (RFC 4287).
enum FeedParser {
  /// The items of a feed, in its order. `charset` is the one the server gave; `address` is where the feed came
  /// from, against which its links are resolved.
  static func items(
    _ bytes: [UInt8], charset: String?, address: WebAddress?
  ) throws(CaptureProblem) -> [FeedItem] {
    let text = TextDecoding.decode(bytes, charset: charset, declaration: .xml).utf8
    let tree: MarkupTree
    do {
      tree = try MarkupParser.xml(text)
    } catch {
      throw .notFeed(error.description)
    }
    guard let root = tree.children(of: 0).first(where: { tree.nodes[$0].kind == .element }) else {
      throw .notFeed("it is not XML")
    }
    let feed = FeedElement(tree: tree, node: root, base: address).based
    switch feed.name.local {
    case "rss": return RSSReader.items(feed)
    case "feed": return AtomReader.items(feed)
    default: throw .notFeed("its root element is '\(feed.name.local)', not 'rss' or 'feed'")
    }
  }
}
