import Hashing
import PipelineFile
import Records
import StageKit
import Store

/// A stage about to run: its recipe, its body and the datasets that feed it.
struct StageExecution: Sendable {
  let stage: PipelineStage
  let recipe: Recipe
  /// One for each input port, in the module's order.
  let inputs: [(port: String, dataset: Dataset)]
  let workspace: Workspace
  let executor: ActionExecutor
  let isForced: Bool

  /// What came of it, and how much work it took.
  struct Outcome: Sendable {
    let result: StageResult
    let actions: Int
    let ran: Int
  }

  func run(map: any MapStage) async throws -> Outcome {
    let chunks = inputs.flatMap { input in input.dataset.chunks.map { (port: input.port, chunk: $0) } }
    let actions = chunks.map { port, chunk in
      action("map", [(port, chunk.digest)]) {
        var output = StageOutput()
        try map.map(try workspace.lines(of: chunk), into: &output)
        return try workspace.store(output, ports: ports)
      }
    }
    let outcome = try await executor.results(of: actions, isForced: isForced)
    return Outcome(result: try stageResult(of: outcome.results), actions: actions.count, ran: outcome.ran)
  }

  func run(link: any LinkStage) async throws -> Outcome {
    let chunks = inputs.flatMap { input in input.dataset.chunks.map { (port: input.port, chunk: $0) } }
    let signing = chunks.map { port, chunk in
      action("signature", [(port, chunk.digest)]) {
        let signature = try link.signature(of: try workspace.lines(of: chunk), port: port)
        return ActionResult(objects: [try workspace.objects.put(signature)])
      }
    }
    let signatures = try await executor.results(of: signing, isForced: isForced)
    let named = zip(chunks, signatures.results).map { (port: $0.port, digest: $1.objects[0]) }
    let resolving = action("resolve", named.map { ($0.port, $0.digest) }) {
      let read = try named.map { ChunkSignature(port: $0.port, bytes: try workspace.objects.get($0.digest)) }
      return ActionResult(objects: try link.resolve(read).map { try workspace.objects.put($0) })
    }
    let answers = try await executor.results(of: [resolving], isForced: isForced)
    let joining = zip(chunks, answers.results[0].objects).map { input, answer in
      action("join", [(input.port, input.chunk.digest), ("answer", answer)]) {
        var output = StageOutput()
        let lines = try workspace.lines(of: input.chunk)
        try link.join(lines, port: input.port, answer: try workspace.objects.get(answer), into: &output)
        return try workspace.store(output, ports: ports)
      }
    }
    let joined = try await executor.results(of: joining, isForced: isForced)
    return Outcome(
      result: try stageResult(of: joined.results), actions: signing.count + 1 + joining.count,
      ran: signatures.ran + answers.ran + joined.ran)
  }

  func action(
    _ step: String, _ inputs: [(name: String, digest: Digest)],
    perform: @escaping @Sendable () throws -> ActionResult
  ) -> Action {
    Action(
      key: ActionKey.action(step, recipe: recipe.digest, inputs: inputs), recipe: recipe.digest,
      perform: perform)
  }

  var ports: [String] { stage.outputs.map(\.name) }

  /// The datasets that the actions' chunks make up, in the order of the actions.
  func stageResult(of results: [ActionResult]) throws -> StageResult {
    var outputs: [String: DatasetReference] = [:]
    for port in ports + [rejectsPort] {
      outputs[port] = try workspace.store(Dataset(results.compactMap { $0.chunk(of: port) }))
    }
    return StageResult(outputs: outputs)
  }
}
