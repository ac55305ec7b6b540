import Markup

/// An element of a feed and the address that relative references in it are resolved against.
struct FeedElement {
  let tree: MarkupTree
  let node: Int
  let base: WebAddress?

  var name: MarkupName { tree.name(of: node) }

  /// The same element with its own `xml:base` taken into account.
  var based: FeedElement {
    let namespace = "http://www.w3.org/XML/1998/namespace"
    guard let value = tree.value(ofAttribute: "base", namespace: namespace, at: node) else { return self }
    return FeedElement(tree: tree, node: node, base: base?.resolve(value) ?? WebAddress(value) ?? base)
  }

  /// Child elements, in order.
  var children: [FeedElement] {
    tree.children(of: node).filter { tree.nodes[$0].kind == .element }
      .map { FeedElement(tree: tree, node: $0, base: base).based }
  }

  /// Child elements of the feed's own vocabulary: without prefix.
  func children(_ local: String) -> [FeedElement] {
    children.filter { $0.name.local == local && $0.name.prefix.isEmpty }
  }

  /// Child elements of another vocabulary, told by its namespace, or by its usual prefix where a feed forgot to
  /// declare that.
  func children(_ local: String, of vocabulary: FeedVocabulary) -> [FeedElement] {
    children.filter { child in
      child.name.local == local
        && (child.name.namespace == vocabulary.namespace
          || child.name.namespace.isEmpty && child.name.prefix == vocabulary.prefix)
    }
  }

  /// The text in the element without white space around it; nil if there is none.
  var text: String? {
    let text = tree.collapsedString(of: node)
    return text.isEmpty ? nil : text
  }

  func attribute(_ name: String) -> String? { tree.value(ofAttribute: name, at: node) }

  /// A reference in the element as an address, or as it stands where nothing is known to resolve it against.
  func resolve(_ reference: String) -> String {
    (base?.resolve(reference) ?? WebAddress(reference))?.text ?? reference
  }

  /// The content as HTML source: the text, which is HTML that was escaped, or the elements written out.
  var markup: String? {
    let hasElements = !children.isEmpty
    let text = hasElements ? FeedMarkup.source(of: node, in: tree) : tree.string(of: node)
    return text.utf8.contains { $0 > 0x20 } ? text : nil
  }

  /// The text of a title, which may be escaped HTML whatever the feed says.
  var plainText: String? {
    guard let text, text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }),
      let parsed = try? MarkupParser.html(Array(text.utf8))
    else { return text }
    let plain = parsed.collapsedString(of: 0)
    return plain.isEmpty ? text : plain
  }
}

/// Vocabularies that feeds borrow from.
enum FeedVocabulary {
  case content, dublinCore, atom, feedburner

  var namespace: String {
    switch self {
    case .content: "http://purl.org/rss/1.0/modules/content/"
    case .dublinCore: "http://purl.org/dc/elements/1.1/"
    case .atom: "http://www.w3.org/2005/Atom"
    case .feedburner: "http://rssnamespace.org/feedburner/ext/1.0"
    }
  }

  var prefix: String {
    switch self {
    case .content: "content"
    case .dublinCore: "dc"
    case .atom: "atom"
    case .feedburner: "feedburner"
    }
  }
}
