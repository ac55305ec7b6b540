import Records

extension StageExecution {
  /// Maps chunk by chunk. The outputs' trees have the shape of the input's: a node holds what came of one node.
  func runMap() async throws -> Outcome {
    var results: [ActionResult] = []
    var ran = 0
    for input in inputs {
      let outcome = try await blocks(.map, port: input.port) { parts in
        ActionOutcome(results: try parts.map { try workspace.node(of: $0, ports: ports) }, ran: 0)
      }.result(of: input.root)
      results.append(outcome.result)
      ran += outcome.ran
    }
    let whole = results.count == 1 ? results[0] : try workspace.node(of: results, ports: ports)
    return Outcome(result: try stageResult(whole), actions: try chunkCount, ran: ran)
  }

  func blocks(
    _ step: ActionStep, port: String, join: @escaping ([[ActionResult]]) async throws -> ActionOutcome
  ) -> BlockRun {
    BlockRun(
      step: step, recipe: recipe.digest, port: port, workspace: workspace, executor: executor,
      isForced: isForced, looksThrough: looksThrough, join: join)
  }
}

extension Workspace {
  /// Makes of what came of the entries of a node, in order, the nodes of each port's tree. A node that would hold
  /// one node alone is that node; a port that got no record has none.
  func node(of parts: [ActionResult], ports: [String]) throws -> ActionResult {
    var nodes: [PortNode] = []
    for port in ports + [rejectsPort] {
      let chunks = parts.compactMap { $0.chunk(of: port) }
      let below = parts.compactMap { $0.node(of: port) }
      if below.count == 1, chunks.isEmpty {
        nodes.append(PortNode(port: port, node: below[0]))
      } else if !chunks.isEmpty || !below.isEmpty {
        let node: DatasetNode = below.isEmpty ? .chunks(chunks) : .nodes(below)
        nodes.append(PortNode(port: port, node: node.reference(try store(node))))
      }
    }
    return ActionResult(nodes: nodes)
  }
}
