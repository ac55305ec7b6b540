import Hashing
import Records
import Store

/// Applies a step to every chunk of a dataset and puts what comes of it together block by block, a block being what
/// is below one node. What is known of a block is not looked into, so a changed chunk costs itself and its blocks.
///
/// The answer of a block is that of its chunks in order and nothing else, so it is the same whatever was known.
struct BlockRun {
  let step: ActionStep
  let recipe: Digest
  let port: String
  let workspace: Workspace
  let executor: ActionExecutor
  let isForced: Bool
  /// Whether to look at every chunk, though what is known of its block would do.
  var looksThrough = false
  /// Puts together what came of the chunks or nodes of each of some blocks.
  let join: ([[ActionResult]]) async throws -> ActionOutcome

  /// What comes of the whole dataset, and how many actions had to run.
  func result(of root: Digest) async throws -> (result: ActionResult, ran: Int) {
    var (known, levels) = try lookup.look(from: root, isForced: isForced || looksThrough)
    var ran = 0
    let leaves = levels.joined().compactMap { digest, node in
      if case .chunks(let chunks) = node { (digest: digest, chunks: chunks) } else { nil }
    }
    let total = leaves.reduce(0) { $0 + $1.chunks.count }
    var done = 0
    var start = 0
    while start < leaves.count {
      var end = start
      var count = 0
      while end < leaves.count, count < executor.site.waveSize {
        count += leaves[end].chunks.count
        end += 1
      }
      let batch = leaves[start..<end]
      let outcome = try await results(of: batch.flatMap(\.chunks), done: done, total: total)
      var rest = outcome.results[...]
      let parts = batch.map { leaf in
        defer { rest = rest.dropFirst(leaf.chunks.count) }
        return Array(rest.prefix(leaf.chunks.count))
      }
      ran += outcome.ran
      ran += try await put(together: parts, of: batch.map(\.digest), into: &known)
      start = end
      done += count
    }
    for level in levels.reversed() {
      let blocks = level.compactMap { digest, node in
        if case .nodes(let nodes) = node { (digest: digest, nodes: nodes) } else { nil }
      }
      let parts = blocks.map { $0.nodes.compactMap { known[$0.digest] } }
      ran += try await put(together: parts, of: blocks.map(\.digest), into: &known)
    }
    return (known[root] ?? ActionResult(), ran)
  }

  private func results(of chunks: [ChunkReference], done: Int, total: Int) async throws -> ActionOutcome {
    var executor = executor
    let progress = executor.progress
    executor.progress = { count, _ in progress(done + count, total) }
    executor.sizes = Dictionary(chunks.map { ($0.digest, $0.count) }, uniquingKeysWith: { first, _ in first })
    return try await executor.results(
      of: chunks.map { Action(step, recipe: recipe, inputs: [ActionInput(port, $0.digest)]) },
      isForced: isForced)
  }

  private func put(
    together parts: [[ActionResult]], of blocks: [Digest], into known: inout [Digest: ActionResult]
  ) async throws -> Int {
    guard !blocks.isEmpty else { return 0 }
    let outcome = try await join(parts)
    var rows: [ActionRow] = []
    for (digest, result) in zip(blocks, outcome.results) {
      known[digest] = result
      let key = lookup.key(digest)
      executor.observeBlock(key, result)
      rows.append(ActionRow(key: key, recipe: recipe, result: result.encoded))
    }
    // What is for this run only must be looked into again.
    if let run = executor.run, executor.provisional.value == 0 {
      try workspace.objects.flush()
      try workspace.journal.record(blocks: rows, run: run)
    }
    return outcome.ran
  }

  private var lookup: BlockLookup {
    BlockLookup(step: step, recipe: recipe, port: port, workspace: workspace)
  }
}
