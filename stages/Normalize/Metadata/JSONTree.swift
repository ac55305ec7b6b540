/// JSON as flat arrays, for data of unknown shape and doubtful form.
///
/// Pages hold JSON with line ends in strings, commas too many and ends too early. What can be told is read; where
/// nothing more can be told, what was read so far is the tree. No recursion: nesting costs nothing.
struct JSONTree {
  enum Kind: UInt8 {
    case text, list, object
    /// Numbers, booleans, null.
    case other
  }

  /// A value. Nodes stand in document order, so a node's subtree is the nodes from its own index up to `end`.
  struct Node {
    let kind: Kind
    /// Where the member's name stands, without its quotes; empty for elements of lists.
    let name: Range<Int32>
    /// Where a text stands, without its quotes, or another value.
    var text: Range<Int32>
    var end: Int32
  }

  private(set) var nodes: [Node] = []
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    var reader = JSONTreeReader(bytes)
    reader.read()
    nodes = reader.nodes
  }

  /// The values directly in a node: elements of a list, members of an object.
  func children(of node: Int) -> JSONChildren { JSONChildren(tree: self, of: node) }

  /// A list's elements, or the value alone.
  func elements(of node: Int) -> [Int] { nodes[node].kind == .list ? Array(children(of: node)) : [node] }

  /// The value of an object's first member of that name.
  func member(_ name: StaticString, of node: Int) -> Int? {
    guard nodes[node].kind == .object else { return nil }
    for child in children(of: node) where isNamed(child, name) { return child }
    return nil
  }

  /// Whether a member has that name.
  func isNamed(_ node: Int, _ name: StaticString) -> Bool {
    let range = nodes[node].name
    guard range.count == name.utf8CodeUnitCount else { return false }
    return bytes[Int(range.lowerBound)..<Int(range.upperBound)]
      .elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }

  /// The text, or the first text of a list; nil if there is none.
  func text(of node: Int) -> String? {
    switch nodes[node].kind {
    case .text:
      let range = nodes[node].text
      return JSONEscapes.decode(bytes[Int(range.lowerBound)..<Int(range.upperBound)])
    case .list:
      let first = children(of: node).first { nodes[$0].kind == .text }
      return first.flatMap { text(of: $0) }
    default: return nil
    }
  }

  /// Whether a value is false, or a text that says so.
  func isFalse(_ node: Int) -> Bool {
    let range = nodes[node].text
    return bytes[Int(range.lowerBound)..<Int(range.upperBound)].lazy.map(ByteRules.lower)
      .elementsEqual("false".utf8)
  }

  /// The text of an object's member.
  func text(_ name: StaticString, of node: Int) -> String? { member(name, of: node).flatMap { text(of: $0) } }
}

/// The values directly in a node, by index.
struct JSONChildren: Sequence, IteratorProtocol {
  private let tree: JSONTree
  private var upcoming: Int
  private let end: Int

  init(tree: JSONTree, of node: Int) {
    self.tree = tree
    upcoming = node + 1
    end = Int(tree.nodes[node].end)
  }

  mutating func next() -> Int? {
    guard upcoming < end else { return nil }
    defer { upcoming = Int(tree.nodes[upcoming].end) }
    return upcoming
  }
}
