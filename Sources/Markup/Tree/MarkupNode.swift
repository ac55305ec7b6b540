/// One node of a `MarkupTree`. Nodes stand in document order, so a node's subtree is the nodes from its own
/// index up to `end`.
package struct MarkupNode: Sendable {
  /// What a node is. Comments, processing instructions and declarations are not kept.
  package enum Kind: UInt8, Sendable {
    /// The root, index 0, above the document's elements.
    case document
    case element
    /// A run of character data, entities decoded.
    case text
    /// The content of a script or style element, kept apart from the text (HTML only).
    case raw
  }

  package let kind: Kind
  /// The HTML element; `.other` for other nodes, for other elements, and in XML.
  package let tag: HTMLTag
  /// Index into the tree's names; 0, the empty name, for nodes that are no elements.
  package let name: Int32
  /// Index of the parent; -1 for the document.
  package let parent: Int32
  /// Index behind the last node of the subtree.
  package internal(set) var end: Int32
  /// Where the subtree's text starts in the tree's text; for a raw node, where it starts in the tree's
  /// values.
  package let start: Int32
  /// For elements, index of the first attribute; the next node's is the end. For a raw node, the end of its
  /// bytes in the tree's values.
  package internal(set) var extra: Int32
}

/// An attribute: a name and a range of the tree's values.
package struct MarkupAttribute: Sendable {
  /// The HTML attribute; `.other` for the rest and in XML.
  package let tag: HTMLAttribute
  /// Index into the tree's names.
  package let name: Int32
  let start: Int32
  let end: Int32

  /// The value's place in the tree's values.
  package var range: Range<Int> { Int(start)..<Int(end) }
}

/// A name as XML knows it. HTML names are in lower case and have neither prefix nor namespace.
package struct MarkupName: Hashable, Sendable {
  package let local: String
  /// Empty for none.
  package let prefix: String
  /// The namespace's URI; empty for none, or when the prefix is not declared.
  package let namespace: String

  package init(local: String, prefix: String = "", namespace: String = "") {
    self.local = local
    self.prefix = prefix
    self.namespace = namespace
  }
}
