import Hashing
import PipelineFile
import Records
import StageKit
import Store
import Synchronization

/// An action that a stage's result was put together from, with what the journal has of it.
struct TrailAction: Sendable {
  let action: Action
  let result: ActionResult
}

/// Reads back which actions make up a stage's result, by running the stage with an executor that knows what the
/// journal knows and performs nothing. So whatever the shapes do, this follows. Verification by sample and
/// collection ask it.
struct ActionTrail {
  let workspace: Workspace

  /// Something is not known any more.
  private struct Unknown: Error {}

  /// The known actions in the order of a run; where one is not known, those that would follow from it are absent.
  /// `body` decides nothing but how a link cuts its blocks.
  func actions(
    of stage: PipelineStage, _ body: StageBody, recipe: Recipe, inputs: [(port: String, root: Digest)]
  ) async throws -> [TrailAction] {
    let seen = Seen()
    let executor = ActionExecutor(
      workspace: workspace, run: nil, jobs: 1, observe: { seen.add($0, $1) },
      site: .here { _ in throw Unknown() })
    let execution = StageExecution(
      stage: stage, recipe: recipe, inputs: inputs, workspace: workspace, executor: executor, isForced: false,
      looksThrough: true)
    do { _ = try await execution.run(body) } catch is Unknown { return seen.actions }
    return seen.actions
  }

  private final class Seen: Sendable {
    private let list = Mutex<[TrailAction]>([])

    var actions: [TrailAction] { list.withLock { $0 } }

    func add(_ actions: [Action], _ results: [ActionResult?]) {
      list.withLock { list in
        for (action, result) in zip(actions, results) {
          if let result { list.append(TrailAction(action: action, result: result)) }
        }
      }
    }
  }
}
