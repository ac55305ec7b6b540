import Markup

/// An element of a feed and the address that relative references in it are resolved against.
struct FeedElement {
  let tree: MarkupTree
  let node: Int
  let base: WebAddress?

  var name: MarkupName { tree.name(of: node) }
  var vocabulary: FeedVocabulary { FeedVocabulary(name) }

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

  /// Child elements of a vocabulary, by default the feed's own.
  func children(_ local: String, of vocabulary: FeedVocabulary = .own) -> [FeedElement] {
    children.filter { $0.name.local == local && $0.vocabulary == vocabulary }
  }

  /// The text in the element without white space around it; nil if there is none.
  var text: String? {
    let text = tree.collapsedString(of: node)
    return text.isEmpty ? nil : text
  }

  func attribute(_ name: String) -> String? { tree.value(ofAttribute: name, at: node) }

  /// A reference in the element as an address. One that needs no resolving is left as it stands, for feeds
  /// call items by their addresses; so is one that nothing is known to resolve it against.
  func resolve(_ reference: String) -> String {
    if WebAddress(reference) != nil { return FeedText.collapsed(reference) ?? reference }
    return base?.resolve(reference)?.text ?? reference
  }

  /// The content as HTML: the text, which is HTML that was escaped, or the elements written out. References in
  /// it are resolved.
  var markup: FeedText? {
    let hasElements = !children.isEmpty
    return html(hasElements ? FeedMarkup.source(of: node, in: tree) : tree.string(of: node))
  }

  /// HTML of the element with its references resolved; nil if it is blank.
  func html(_ text: String) -> FeedText? {
    guard text.utf8.contains(where: { $0 > 0x20 }) else { return nil }
    return FeedText(text: FeedLinks.resolved(text, base: base), mediaType: MediaType.html)
  }

  /// The content as plain text.
  var plainText: FeedText? {
    let text = tree.string(of: node)
    return text.utf8.contains { $0 > 0x20 } ? FeedText(text: text, mediaType: MediaType.plain) : nil
  }
}
