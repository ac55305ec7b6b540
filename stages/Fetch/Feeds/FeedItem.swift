import Hashing

/// What a feed says of one item.
struct FeedItem: Hashable, Sendable {
  var title: String?
  /// The item's page, resolved where there is something to resolve it against.
  var link: String?
  /// What the feed calls the item; need not be an address.
  var guid: String?
  /// Publication date as it stands.
  var published: String?
  var authors: [String] = []
  var content: FeedContent?

  /// Names all that ends up in a document besides its body.
  var digest: Digest {
    var frame = Frame(kind: "feed item/1")
    for (name, value) in [("title", title), ("link", link), ("guid", guid), ("published", published)] {
      if let value { frame.add(name, value) }
    }
    for author in authors { frame.add("author", author) }
    return frame.digest
  }
}

/// The text that a feed holds of an item.
struct FeedContent: Hashable, Sendable {
  let text: String
  let mediaType: String
}
