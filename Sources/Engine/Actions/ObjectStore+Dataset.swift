import Hashing
import Records
import Store

/// Reads the trees that datasets are.
extension ObjectStore {
  /// The node that a digest names. An object that is no node counts as corrupt.
  func node(_ digest: Digest) throws(StoreError) -> DatasetNode {
    let bytes = try get(digest)
    do { return try DatasetNode(encoded: bytes) } catch { throw .corrupt(digest) }
  }

  /// All chunks of the dataset that a root names. Takes time in proportion to their number.
  func dataset(_ root: Digest) throws(StoreError) -> Dataset {
    var chunks: [ChunkReference] = []
    try forEachNode(of: root) { _, node in if case .chunks(let below) = node { chunks += below } }
    return Dataset(chunks)
  }

  /// Calls `body` with every node of a dataset and its digest, a node before those below it, in order.
  func forEachNode(of root: Digest, _ body: (Digest, DatasetNode) -> Void) throws(StoreError) {
    let node = try node(root)
    body(root, node)
    if case .nodes(let nodes) = node { for node in nodes { try forEachNode(of: node.digest, body) } }
  }

  /// What names the record at a place of a chunk, counted from 0; empty if that cannot be read.
  func label(_ place: Int, of chunk: Digest) -> String {
    guard let lines = try? lines(chunk) else { return "" }
    var index = 0
    var name = ""
    lines.forEachLine { range in
      if index == place { name = RecordLabel(line: lines.bytes[range]).id }
      index += 1
    }
    return name
  }
}
