/// A parsed HTML or XML document as flat arrays, in document order.
///
/// The text of all text nodes stands in one buffer in the same order, so the text of any subtree is one range
/// of it, known without a walk. Script and style content and attribute values are kept in a second buffer.
/// Functions trap on a node index that is not the tree's.
package struct MarkupTree: Sendable {
  /// The nodes; the document is node 0.
  package internal(set) var nodes: [MarkupNode] = []
  /// The character data of all text nodes, UTF-8.
  package internal(set) var text: [UInt8] = []
  /// Attribute values, and the content of script and style elements, UTF-8.
  package internal(set) var values: [UInt8] = []
  /// The attributes of all elements.
  package internal(set) var attributes: [MarkupAttribute] = []
  /// The names that nodes and attributes refer to.
  package internal(set) var names: [MarkupName] = []
  /// Whether the parser found nothing that breaks the rules of XML; always true for HTML, which has no such
  /// rule.
  package internal(set) var isWellFormed = true

  init() {}

  /// The index of a node's first child; nil if it has none.
  package func firstChild(of node: Int) -> Int? { node + 1 < Int(nodes[node].end) ? node + 1 : nil }

  /// The index of the node that follows under the same parent; nil if it is the last.
  package func nextSibling(of node: Int) -> Int? {
    let parent = Int(nodes[node].parent)
    guard parent >= 0 else { return nil }
    let next = Int(nodes[node].end)
    return next < Int(nodes[parent].end) ? next : nil
  }

  /// The indices of a node's children, in order.
  package func children(of node: Int) -> MarkupChildren { MarkupChildren(tree: self, of: node) }

  /// The range of indices of a node and all below it.
  package func subtree(of node: Int) -> Range<Int> { node..<Int(nodes[node].end) }

  /// The name of an element, the empty name for other nodes.
  package func name(of node: Int) -> MarkupName { names[Int(nodes[node].name)] }

  /// The first element in document order below `node` (or it itself) that has the tag.
  package func first(_ tag: HTMLTag, in node: Int = 0) -> Int? {
    subtree(of: node).first { nodes[$0].tag == tag }
  }
}

/// The children of a node, by index.
package struct MarkupChildren: Sequence, IteratorProtocol {
  private let tree: MarkupTree
  private var upcoming: Int
  private let end: Int

  init(tree: MarkupTree, of node: Int) {
    self.tree = tree
    upcoming = node + 1
    end = Int(tree.nodes[node].end)
  }

  package mutating func next() -> Int? {
    guard upcoming < end else { return nil }
    defer { upcoming = Int(tree.nodes[upcoming].end) }
    return upcoming
  }
}
