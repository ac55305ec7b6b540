/// Builds a `MarkupTree` from a parser's events, in one pass and without recursion.
struct TreeBuilder {
  private var tree = MarkupTree()
  private var names: NameTable
  /// The document and the elements that are open.
  private var open: [Int32] = [0]

  /// `size`: bytes of the document, for the first guess at how much its tree needs.
  init(isHTML: Bool, size: Int) {
    names = NameTable(isHTML: isHTML)
    tree.nodes.reserveCapacity(size / 32 + 16)
    tree.text.reserveCapacity(size / 4)
    tree.values.reserveCapacity(size / 2)
    tree.attributes.reserveCapacity(size / 64 + 16)
    append(.document, .other, 0, parent: -1, start: 0, extra: 0)
  }

  /// How many elements are open.
  var depth: Int { open.count - 1 }

  /// Closes elements until no more than `depth` are open.
  mutating func close(to depth: Int) {
    while open.count > depth + 1 {
      tree.nodes[Int(open.removeLast())].end = Int32(tree.nodes.count)
    }
  }

  /// Opens an element; its attributes follow.
  mutating func openElement(
    _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>? = nil, namespace: UnsafePointer<UInt8>? = nil
  ) {
    let name = names.number(local, prefix: prefix, namespace: namespace)
    let index = Int32(tree.nodes.count)
    append(
      .element, names.tags[Int(name)], name, parent: open[open.count - 1], start: tree.text.count,
      extra: tree.attributes.count)
    open.append(index)
  }

  /// Adds an attribute to the element opened last.
  mutating func addAttribute(
    _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>? = nil,
    namespace: UnsafePointer<UInt8>? = nil,
    value: UnsafeBufferPointer<UInt8>
  ) {
    let name = names.number(local, prefix: prefix, namespace: namespace)
    let start = tree.values.count
    tree.values.append(contentsOf: value)
    tree.attributes.append(
      MarkupAttribute(
        tag: names.attributes[Int(name)], name: name, start: Int32(start), end: Int32(tree.values.count)))
  }

  /// Adds character data to the innermost open element.
  mutating func addText(_ bytes: UnsafeBufferPointer<UInt8>) {
    let parent = open[open.count - 1]
    let parentTag = tree.nodes[Int(parent)].tag
    let last = tree.nodes.count - 1
    if parentTag == .script || parentTag == .style {
      if tree.nodes[last].kind != .raw || tree.nodes[last].parent != parent {
        append(.raw, .other, 0, parent: parent, start: tree.values.count, extra: 0)
      }
      tree.values.append(contentsOf: bytes)
      tree.nodes[tree.nodes.count - 1].extra = Int32(tree.values.count)
      return
    }
    if tree.nodes[last].kind != .text || tree.nodes[last].parent != parent {
      append(.text, .other, 0, parent: parent, start: tree.text.count, extra: tree.attributes.count)
    }
    tree.text.append(contentsOf: bytes)
  }

  /// Closes what is open and gives the tree.
  mutating func finish(isWellFormed: Bool) throws(MarkupError) -> MarkupTree {
    close(to: -1)
    guard tree.nodes.count > 1 else { throw .empty }
    tree.names = names.names
    tree.isWellFormed = isWellFormed
    return tree
  }

  private mutating func append(
    _ kind: MarkupNode.Kind, _ tag: HTMLTag, _ name: Int32, parent: Int32, start: Int, extra: Int
  ) {
    tree.nodes.append(
      MarkupNode(
        kind: kind, tag: tag, name: name, parent: parent, end: Int32(tree.nodes.count + 1),
        start: Int32(start),
        extra: Int32(extra)))
  }
}
