import Hashing
import Records

/// A dataset that a link reads, as far down as the nodes that hold chunks: what is below them is only looked at where
/// something is not known.
struct LinkTree {
  /// A node that holds chunks.
  struct Leaf {
    let reference: NodeReference
    /// Lists of the parts of its chunks, one for each block that they have to do with: see `PartList`.
    let parts: [PartReference]
  }

  let port: String
  let root: Digest
  /// In the order of the dataset.
  let leaves: [Leaf]
  /// The nodes below each node that holds nodes.
  let inner: [Digest: [NodeReference]]
  /// What was carried by the chunks of the leaves that were signed just now, in their order.
  let carried: [Digest: [Digest]]

  /// What comes of the whole tree, given what came of its leaves; `join` puts together what came of a node's entries.
  func result(
    of leaves: [Digest: ActionResult], join: ([ActionResult]) throws -> ActionResult
  ) rethrows -> ActionResult {
    func result(_ node: Digest) throws -> ActionResult {
      guard let below = inner[node] else { return leaves[node] ?? ActionResult() }
      return try join(try below.map { try result($0.digest) })
    }
    return try result(root)
  }
}
