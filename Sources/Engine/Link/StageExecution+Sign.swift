import Hashing
import Records
import StageKit

extension StageExecution {
  /// From so many parts of a node's chunks in a block on, they are merged, if the block's rule allows.
  private static let mergedFrom = 16
  /// How many chunks are handed to the executor at once, at least.
  static let batchSize = 512

  /// The tree of a dataset whose chunks are all signed, and how many actions that took.
  func sign(
    _ root: Digest, port: String, by link: any LinkStage
  ) async throws -> (tree: LinkTree, ran: Int) {
    let lookup = BlockLookup(
      step: .sign, recipe: recipe.digest, port: port, workspace: workspace)
    var (known, levels) = try lookup.look(from: root, isForced: isForced || looksThrough)
    var inner: [Digest: [NodeReference]] = [:]
    var unsigned: [(digest: Digest, chunks: [ChunkReference])] = []
    for (digest, node) in levels.joined() {
      switch node {
      case .nodes(let nodes): inner[digest] = nodes
      case .chunks(let chunks): unsigned.append((digest, chunks))
      }
    }
    levels = []
    var carried: [Digest: [Digest]] = [:]
    var ran = 0
    for batch in Self.batches(of: unsigned, size: \.chunks.count) {
      let outcome = try await results(
        of: batch.flatMap(\.chunks).map { action(.sign, [ActionInput(port, $0.digest)]) })
      var rest = outcome.results[...]
      let signatures = batch.map { leaf in
        defer { rest = rest.dropFirst(leaf.chunks.count) }
        return Array(rest.prefix(leaf.chunks.count))
      }
      let merged = try await lists(of: signatures.map { $0.flatMap(\.parts) }, by: link)
      ran += outcome.ran + merged.ran
      let made = zip(batch, merged.lists).map { (digest: $0.digest, result: ActionResult(parts: $1)) }
      for (digest, result) in made { known[digest] = result }
      for (leaf, signature) in zip(batch, signatures) {
        carried[leaf.digest] = signature.compactMap(\.objects.first)
      }
      try keep(made.map { (lookup.key($0.digest), $0.result) })
    }
    var leaves: [LinkTree.Leaf] = []
    func add(_ node: NodeReference) {
      if let below = inner[node.digest] {
        for node in below { add(node) }
      } else {
        leaves.append(LinkTree.Leaf(reference: node, parts: known[node.digest]?.parts ?? []))
      }
    }
    add(try workspace.node(root).reference(root))
    return (LinkTree(port: port, root: root, leaves: leaves, inner: inner, carried: carried), ran)
  }

  /// The lists of the parts of each of some nodes, one for each block. Many small parts of one block become one.
  private func lists(
    of nodes: [[PartReference]], by link: any LinkStage
  ) async throws -> (lists: [[PartReference]], ran: Int) {
    let blocks = nodes.map { parts in
      Dictionary(grouping: parts, by: \.block).sorted { $0.key < $1.key }.map(\.value)
    }
    func isMerged(_ parts: [PartReference]) -> Bool {
      parts.count >= Self.mergedFrom && link.rule(of: parts[0].block).mergesParts
    }
    let outcome = try await results(
      of: blocks.joined().filter(isMerged).map { action(.merge, $0.map(\.asOwn)) })
    var merged = outcome.results.makeIterator()
    let lists = try blocks.map { blocks in
      try blocks.map { parts in
        try PartList.store(isMerged(parts) ? merged.next()?.parts ?? [] : parts, in: workspace)
      }
    }
    return (lists, outcome.ran)
  }

  /// Consecutive elements put together to batches of at least `batchSize`, the last but for.
  static func batches<Element>(of elements: [Element], size: (Element) -> Int) -> [ArraySlice<Element>] {
    var batches: [ArraySlice<Element>] = []
    var (start, count) = (0, 0)
    for index in elements.indices {
      count += size(elements[index])
      if count >= batchSize || index + 1 == elements.count {
        batches.append(elements[start...index])
        (start, count) = (index + 1, 0)
      }
    }
    return batches
  }
}

extension PartReference {
  var asOwn: ActionInput { ActionInput(LinkInput.own + block, digest) }
}
