import Hashing
import Markup

/// A feed: what it says of itself and of its items, whatever its format.
struct Feed: Hashable, Sendable {
  var title: FeedText?
  var link: String?
  var items: [FeedItem] = []
}

/// What a feed says of one item.
struct FeedItem: Hashable, Sendable {
  var title: FeedText?
  /// The item's page, resolved where there is something to resolve it against, else as it stands.
  var link: String?
  /// What the feed calls the item; need not be an address.
  var guid: String?
  /// Dates as they stand.
  var published: String?
  var updated: String?
  var authors: [String] = []
  /// Categories and keywords.
  var tags: [String] = []
  var summary: FeedText?
  var content: FeedText?
  /// What the list says of the page's last change. Not part of what is captured.
  var version: String?

  /// The date that counts: that of publication, else that of the last change.
  var date: String? { published ?? updated }
  /// The longest text that the feed promises to hold of the item.
  var body: FeedText? { content ?? summary }

  /// Names all that ends up in a document besides its body.
  var digest: Digest {
    var frame = Frame(kind: "feed item/1")
    for (name, value) in [("title", title?.plain), ("link", link), ("guid", guid), ("published", date)] {
      if let value { frame.add(name, value) }
    }
    for author in authors { frame.add("author", author) }
    return frame.digest
  }
}

/// A text that a feed holds, with what it is.
struct FeedText: Hashable, Sendable {
  let text: String
  /// HTML, or plain text.
  let mediaType: String

  /// The text without markup, white space collapsed; nil if nothing is left.
  var plain: String? {
    let bytes = Array(text.utf8)
    guard mediaType == MediaType.html,
      bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }),
      let parsed = try? MarkupParser.html(bytes)
    else { return FeedText.collapsed(text) }
    return FeedText.collapsed(parsed.string(of: 0)) ?? FeedText.collapsed(text)
  }

  /// The text, its runs of white space made one space; nil if nothing else is in it.
  static func collapsed(_ text: String) -> String? {
    let words = text.utf8.split { $0 <= 0x20 }
    return words.isEmpty ? nil : words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}
