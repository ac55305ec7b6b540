import Markup

/// The vocabularies that feeds are written in, and those that they borrow from.
enum FeedVocabulary: Hashable {
  /// RSS's own in any version, and whatever stands without a prefix.
  case own
  case atom, content, dublinCore, dublinCoreTerms, media, feedburner, itunes, xhtml, rdf
  case other

  /// Told by the namespace; where that is unknown, or a feed forgot to declare it, by the usual prefix.
  init(_ name: MarkupName) {
    if let known = Self.byNamespace[Self.folded(name.namespace)] {
      self = known == .own && name.namespace.isEmpty ? Self.byPrefix[name.prefix] ?? .other : known
    } else {
      self = Self.byPrefix[name.prefix] ?? .other
    }
  }

  /// Feeds write namespaces in any case, with or without the slash or hash at the end.
  private static func folded(_ namespace: String) -> String {
    var bytes = Array(namespace.utf8).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    while let last = bytes.last, last == UInt8(ascii: "/") || last == UInt8(ascii: "#") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let byPrefix: [String: FeedVocabulary] = [
    "": .own, "rss": .own, "atom": .atom, "content": .content, "dc": .dublinCore, "dcterms": .dublinCoreTerms,
    "media": .media, "feedburner": .feedburner, "itunes": .itunes, "xhtml": .xhtml, "rdf": .rdf,
  ]

  private static let byNamespace: [String: FeedVocabulary] = [
    "": .own,
    "http://backend.userland.com/rss": .own,
    "http://backend.userland.com/rss2": .own,
    "http://blogs.law.harvard.edu/tech/rss": .own,
    "http://channel.netscape.com/rdf/simple/0.9": .own,
    "http://my.netscape.com/rdf/simple/0.9": .own,
    "http://purl.org/net/rss1.1": .own,
    "http://purl.org/rss/1.0": .own,
    "http://www.w3.org/2005/atom": .atom,
    "http://purl.org/atom/ns": .atom,
    "http://purl.org/echo": .atom,
    "http://purl.org/rss/1.0/modules/content": .content,
    "http://purl.org/dc/elements/1.0": .dublinCore,
    "http://purl.org/dc/elements/1.1": .dublinCore,
    "http://purl.org/dc/terms": .dublinCoreTerms,
    "http://search.yahoo.com/mrss": .media,
    "http://rssnamespace.org/feedburner/ext/1.0": .feedburner,
    "http://www.itunes.com/dtds/podcast-1.0.dtd": .itunes,
    "http://www.w3.org/1999/xhtml": .xhtml,
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": .rdf,
  ]
}
