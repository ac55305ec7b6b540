package import Hashing

/// Puts the chunks of a dataset, given in order, together to a tree. Nodes of an earlier tree are taken over whole
/// where they end in the same places.
package struct DatasetBuilder {
  private struct Level {
    var chunks: [ChunkReference] = []
    var nodes: [NodeReference] = []
    /// How many nodes of this level there are (two stands for any number that is not one), and the last of them.
    var closed = 0
    var last: NodeReference?
    var isOpen: Bool { !chunks.isEmpty || !nodes.isEmpty }
  }

  private var levels: [Level] = [Level()]

  package init() {}

  /// Adds a chunk.
  package mutating func append(_ chunk: ChunkReference, store: (DatasetNode) throws -> Digest) throws {
    levels[0].chunks.append(chunk)
    if NodeBoundary.levels(endingBehind: chunk.last) > 0 { try close(0, store) }
  }

  /// Whether a node of an earlier tree, of a level counted from 0 for those that hold chunks, can be taken over here.
  package func takes(_ node: NodeReference, level: Int) -> Bool {
    !levels.prefix(level + 1).contains(where: \.isOpen)
      && NodeBoundary.levels(endingBehind: node.last) > level
  }

  /// Takes over a node of an earlier tree, which `takes` must have allowed.
  package mutating func append(
    _ node: NodeReference, level: Int, store: (DatasetNode) throws -> Digest
  ) throws {
    while levels.count <= level { levels.append(Level()) }
    for below in 0..<level { levels[below].closed = 2 }
    try add(node, of: level, store)
  }

  /// Ends the dataset and gives its root: the only node of the lowest level that has no other.
  package mutating func finish(store: (DatasetNode) throws -> Digest) throws -> NodeReference {
    var level = 0
    while level < levels.count {
      if levels[level].isOpen { try close(level, store) }
      if levels[level].closed == 1, let root = levels[level].last { return root }
      level += 1
    }
    let empty = DatasetNode.chunks([])
    return empty.reference(try store(empty))
  }

  private mutating func close(_ level: Int, _ store: (DatasetNode) throws -> Digest) throws {
    let node: DatasetNode = level == 0 ? .chunks(levels[0].chunks) : .nodes(levels[level].nodes)
    levels[level].chunks = []
    levels[level].nodes = []
    try add(node.reference(try store(node)), of: level, store)
  }

  private mutating func add(
    _ node: NodeReference, of level: Int, _ store: (DatasetNode) throws -> Digest
  ) throws {
    levels[level].closed = min(levels[level].closed + 1, 2)
    levels[level].last = node
    if levels.count == level + 1 { levels.append(Level()) }
    levels[level + 1].nodes.append(node)
    if NodeBoundary.levels(endingBehind: node.last) > level + 1 { try close(level + 1, store) }
  }
}
