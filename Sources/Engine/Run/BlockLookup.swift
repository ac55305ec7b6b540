import Hashing
import Records
import Store

/// Finds out what is known of a step over a dataset, block by block.
struct BlockLookup {
  let step: ActionStep
  let recipe: Digest
  let port: String
  let workspace: Workspace

  /// Goes down from a root to what is known: its answers, and the nodes above it, level by level.
  func look(
    from root: Digest, isForced: Bool
  ) throws -> (known: [Digest: ActionResult], levels: [[(Digest, DatasetNode)]]) {
    var known: [Digest: ActionResult] = [:]
    var levels: [[(Digest, DatasetNode)]] = []
    var next = [root]
    while !next.isEmpty {
      let rows = isForced ? [:] : try workspace.journal.blockResults(of: next.map(key))
      var level: [(Digest, DatasetNode)] = []
      for digest in next {
        if let result = rows[key(digest)].flatMap(ActionResult.init(encoded:)) {
          known[digest] = result
        } else {
          level.append((digest, try workspace.node(digest)))
        }
      }
      levels.append(level)
      next = level.flatMap { _, node in
        if case .nodes(let nodes) = node { nodes.map(\.digest) } else { [Digest]() }
      }
    }
    return (known, levels)
  }

  /// How many chunks there are whose result is not known, and how many records they hold.
  func missing(below root: Digest) throws -> (chunks: Int, records: Int) {
    let chunks = try look(from: root, isForced: false).levels.joined().flatMap { _, node in
      if case .chunks(let chunks) = node { chunks } else { [ChunkReference]() }
    }
    let keys = chunks.map { action(on: $0.digest).key }
    let known = try workspace.journal.results(of: keys)
    let unknown = zip(keys, chunks).filter { known[$0.0] == nil }
    return (unknown.count, unknown.reduce(0) { $0 + $1.1.count })
  }

  /// The action on a chunk.
  func action(on chunk: Digest) -> Action {
    Action(step, recipe: recipe, inputs: [ActionInput(port, chunk)])
  }

  /// The key of a block: what is below the node that the digest names.
  func key(_ block: Digest) -> Digest {
    ActionKey.action("\(step.rawValue) block", recipe: recipe, inputs: [(port, block)])
  }
}
