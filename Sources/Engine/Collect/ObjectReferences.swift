import Hashing
import Records
import Store

/// Which objects results name: the one place that knows every kind of object there is. What is added to datasets
/// or results must be added here, or a collection takes it for waste.
extension Workspace {
  /// All objects that a dataset is made of: its root, what that leads to, and the chunks. What cannot be read any
  /// more leads nowhere.
  func objects(ofDataset root: Digest) -> [Digest] {
    var found = [root]
    try? forEachNode(of: root) { digest, node in
      found.append(digest)
      if case .chunks(let chunks) = node { found += chunks.map(\.digest) }
    }
    return found
  }

  /// A capture's ledger, and the pieces that it leads to.
  func objects(ofLedger digest: Digest) -> [Digest] {
    guard let bytes = try? objects.get(digest) else { return [digest] }
    return [digest] + StoredLedger.pieces(of: bytes)
  }

  /// All objects that the result of an action or a block is made of.
  func objects(of result: ActionResult) -> [Digest] {
    result.references + result.nodes.flatMap { objects(ofDataset: $0.node.digest) }
  }

  /// All objects that a stage's result is made of.
  func objects(of result: StageResult) -> [Digest] {
    result.outputs.values.flatMap { objects(ofDataset: $0.root) }
  }
}

extension ActionResult {
  /// All objects that the result names. What is below a node is not among them.
  var references: [Digest] { chunks.map(\.chunk.digest) + nodes.map(\.node.digest) + intermediates }

  /// The objects that are no chunks of an output.
  var intermediates: [Digest] { objects + parts.map(\.digest) }
}

extension StageResult {
  /// The roots that the result names.
  var roots: [Digest] { outputs.values.map(\.root) }
}
