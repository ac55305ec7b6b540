import Hashing
import PipelineFile
import Records
import StageKit
import Store

/// A stage about to run: its recipe, the datasets that feed it, and who performs its actions.
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
    /// Results that are for this run only.
    var provisional = 0
  }

  func runMap() async throws -> Outcome {
    let outcome = try await results(of: chunks.map { action(.map, [$0]) })
    return Outcome(
      result: try stageResult(of: outcome.results), actions: outcome.results.count, ran: outcome.ran)
  }

  /// The chunks of all inputs, port by port.
  var chunks: [ActionInput] {
    inputs.flatMap { input in input.dataset.chunks.map { ActionInput(input.port, $0.digest) } }
  }

  func action(_ step: ActionStep, _ inputs: [ActionInput]) -> Action {
    Action(step, recipe: recipe.digest, inputs: inputs)
  }

  func results(of actions: [Action]) async throws -> ActionOutcome {
    try await executor.results(of: actions, isForced: isForced)
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
