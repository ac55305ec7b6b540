import Hashing
import Records
import StageKit
import Store

extension StageExecution {
  /// Joins the answers onto the chunks of a dataset. A node that meets the same slices of answers as before is not
  /// looked into; the output's trees have the shape of the input's.
  func join(
    _ tree: LinkTree, _ slices: AnswerSlices, by link: any LinkStage
  ) async throws -> (result: ActionResult, ran: Int) {
    let met = tree.leaves.map {
      slices.slices(of: tree.port, from: $0.reference.first, to: $0.reference.last)
    }
    let keys = zip(tree.leaves, met).map { leaf, slices in
      ActionKey.action(
        "join block", recipe: recipe.digest,
        inputs: [(tree.port, leaf.reference.digest)] + slices.map { (LinkInput.answer, $0.digest) })
    }
    let known = try knownBlocks(keys)
    var results: [Digest: ActionResult] = [:]
    var unknown: [Int] = []
    for (index, leaf) in tree.leaves.enumerated() {
      results[leaf.reference.digest] = known[keys[index]]
      if known[keys[index]] == nil { unknown.append(index) }
    }
    var ran = 0
    for batch in Self.batches(of: unknown, size: { tree.leaves[$0].reference.chunks }) {
      var actions: [Action] = []
      var counts: [Int] = []
      for index in batch {
        let added = try await joins(of: tree.leaves[index].reference, tree, met[index], by: link)
        actions += added
        counts.append(added.count)
      }
      let outcome = try await self.results(of: actions)
      ran += outcome.ran
      var rest = outcome.results[...]
      var made: [(key: Digest, result: ActionResult)] = []
      for (index, count) in zip(batch, counts) {
        let result = try workspace.node(of: Array(rest.prefix(count)), ports: ports)
        rest = rest.dropFirst(count)
        results[tree.leaves[index].reference.digest] = result
        made.append((keys[index], result))
      }
      try keep(made)
    }
    return (try tree.result(of: results) { try workspace.node(of: $0, ports: ports) }, ran)
  }

  /// The joins of a node's chunks.
  private func joins(
    of leaf: NodeReference, _ tree: LinkTree, _ slices: [PartReference], by link: any LinkStage
  ) async throws -> [Action] {
    guard case .chunks(let chunks) = try workspace.node(leaf.digest) else { return [] }
    var answers = try AnswerSlices.answers(of: slices, in: workspace)[...]
    let carried =
      link.carries(port: tree.port) ? try await self.carried(by: chunks, of: leaf.digest, tree) : []
    return try chunks.enumerated().map { index, chunk in
      let before = answers.prefix { $0.key < chunk.first }.count
      let own = answers.dropFirst(before).prefix { $0.key <= chunk.last }
      answers = answers[own.endIndex...]
      let answer = try workspace.objects.put(own.flatMap(\.bytes))
      return action(
        .join,
        [
          ActionInput(tree.port, index < carried.count ? carried[index] : chunk.digest),
          ActionInput(LinkInput.answer, answer),
        ])
    }
  }

  /// What the signatures of a node's chunks carried.
  private func carried(by chunks: [ChunkReference], of leaf: Digest, _ tree: LinkTree) async throws
    -> [Digest]
  {
    if let carried = tree.carried[leaf] { return carried }
    let signed = try await executor.results(
      of: chunks.map { action(.sign, [ActionInput(tree.port, $0.digest)]) }, isForced: false)
    return signed.results.compactMap(\.objects.first)
  }
}
