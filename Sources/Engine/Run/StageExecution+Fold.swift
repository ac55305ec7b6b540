extension StageExecution {
  /// Folds over the dataset's tree: partials of chunks are combined block by block, so a changed chunk changes one
  /// block on each level.
  func runFold() async throws -> Outcome {
    var partials: [ActionResult] = []
    var ran = 0
    for input in inputs {
      let outcome = try await blocks(.partial, port: input.port) { try await combine($0) }
        .result(of: input.root)
      partials.append(outcome.result)
      ran += outcome.ran
    }
    let whole = try await combine([partials])
    let finished = try await results(
      of: [action(.finish, [ActionInput("partial", whole.results[0].objects[0])])])
    let output = try workspace.node(of: finished.results, ports: ports)
    let result = try workspace.node(of: [ActionResult(nodes: whole.results[0].nodes), output], ports: ports)
    let all = ran + whole.ran + finished.ran
    // How many combinations there are is known of those that ran.
    return Outcome(result: try stageResult(result), actions: max(try chunkCount + 1, all), ran: all)
  }

  /// Combines the partials of each of some blocks; of one, it is that one. What was set aside is listed beside them.
  private func combine(_ blocks: [[ActionResult]]) async throws -> ActionOutcome {
    let actions = blocks.filter { $0.count != 1 }.map { parts in
      action(.combine, parts.map { ActionInput("partial", $0.objects[0]) })
    }
    let outcome = try await results(of: actions)
    var combined = outcome.results.makeIterator()
    let results = try blocks.compactMap { parts in
      let partial = parts.count == 1 ? parts[0] : combined.next()
      return try partial.map {
        ActionResult(objects: $0.objects, nodes: try workspace.node(of: parts, ports: []).nodes)
      }
    }
    return ActionOutcome(results: results, ran: outcome.ran)
  }
}
