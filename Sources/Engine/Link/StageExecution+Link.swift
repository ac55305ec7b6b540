import Hashing
import Records
import StageKit
import Store

extension StageExecution {
  /// Signs chunks, links blocks, settles and resolves the links, joins the answers. Each step is keyed by the content of what
  /// it reads, and what is known of a whole node or block is not looked into: a changed chunk signs itself, links its
  /// blocks, and joins the chunks whose answers changed.
  func run(link: any LinkStage) async throws -> Outcome {
    var trees: [LinkTree] = []
    var ran = 0
    for input in inputs {
      let signed = try await sign(input.root, port: input.port, by: link)
      trees.append(signed.tree)
      ran += signed.ran
    }
    let parts = trees.flatMap(\.leaves).flatMap(\.parts)
    let links = try await self.links(of: parts, by: link)
    let settlements = LinkPlan.settlements(of: Set(parts.map(\.block)), links.found, rule: link.rule)
    let answers = try await self.answers(of: settlements)
    let slices = AnswerSlices(answers.lists)
    ran += links.ran + answers.ran
    var wholes: [ActionResult] = []
    for tree in trees {
      let joined = try await join(tree, slices, by: link)
      wholes.append(joined.result)
      ran += joined.ran
    }
    let whole = wholes.count == 1 ? wholes[0] : try workspace.node(of: wholes, ports: ports)
    return Outcome(
      result: try stageResult(whole),
      actions: max(2 * (try chunkCount) + links.blocks + settlements.count + 1, ran), ran: ran)
  }

  /// What is known of nodes or blocks by their keys.
  func knownBlocks(_ keys: [Digest]) throws -> [Digest: ActionResult] {
    guard !isForced, !looksThrough else { return [:] }
    return try workspace.journal.blockResults(of: keys).compactMapValues(ActionResult.init(encoded:))
  }

  /// Keeps what came of nodes or blocks, so that they need not be looked into again.
  func keep(_ results: [(key: Digest, result: ActionResult)]) throws {
    for result in results { executor.observeBlock(result.key, result.result) }
    guard let run = executor.run, executor.provisional.value == 0, !results.isEmpty else { return }
    try workspace.objects.flush()
    try workspace.journal.record(
      blocks: results.map { ActionRow(key: $0.key, recipe: recipe.digest, result: $0.result.encoded) },
      run: run)
  }
}
