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
  let inputs: [(port: String, root: Digest)]
  let workspace: Workspace
  let executor: ActionExecutor
  let isForced: Bool
  /// Whether to look at every chunk, though what is known of its block would do.
  var looksThrough = false

  /// What came of it, and how much work it took.
  struct Outcome: Sendable {
    let result: StageResult
    let actions: Int
    let ran: Int
    /// Results that are for this run only.
    var provisional = 0
  }

  /// Computes the stage from its inputs, as its shape has it.
  func run(_ body: StageBody) async throws -> Outcome {
    switch body {
    case .map: try await runMap()
    case .fold: try await runFold()
    case .link(let link): try await run(link: link)
    case .capture: preconditionFailure("captures are not computed")
    }
  }

  /// How many chunks the inputs have.
  var chunkCount: Int {
    get throws { try inputs.reduce(0) { $0 + (try workspace.node($1.root).reference($1.root).chunks) } }
  }

  func action(_ step: ActionStep, _ inputs: [ActionInput]) -> Action {
    Action(step, recipe: recipe.digest, inputs: inputs)
  }

  func results(of actions: [Action]) async throws -> ActionOutcome {
    try await executor.results(of: actions, isForced: isForced)
  }

  var ports: [String] { stage.outputs.map(\.name) }

  /// The datasets whose roots a result names; a port that got no record has an empty one.
  func stageResult(_ result: ActionResult) throws -> StageResult {
    var outputs: [String: DatasetReference] = [:]
    for port in ports + [rejectsPort] {
      outputs[port] = try result.node(of: port).map { DatasetReference($0) } ?? workspace.store(Dataset([]))
    }
    return StageResult(outputs: outputs)
  }
}
