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

  /// What was seen on the way.
  struct Trail: Sendable {
    /// The known actions in the order of a run; where one is not known, those that would follow from it are absent.
    var actions: [TrailAction] = []
    /// What came of nodes and blocks, by their keys.
    var blocks: [(key: Digest, result: ActionResult)] = []
    /// Whether all of it is known.
    var isWhole = true
  }

  /// Something is not known any more.
  private struct Unknown: Error {}

  /// Follows a stage. `body` decides nothing but how a link cuts its blocks.
  func trail(
    of stage: PipelineStage, _ body: StageBody, recipe: Recipe, inputs: [(port: String, root: Digest)]
  ) async throws -> Trail {
    let seen = Seen()
    let executor = ActionExecutor(
      workspace: workspace, run: nil, jobs: 1, observe: { seen.add($0, $1) },
      observeBlock: { seen.add(block: $0, $1) },
      site: .here { _ in throw Unknown() })
    let execution = StageExecution(
      stage: stage, recipe: recipe, inputs: inputs, workspace: workspace, executor: executor, isForced: false,
      looksThrough: true)
    do { _ = try await execution.run(body) } catch is Unknown {
      var trail = seen.trail
      trail.isWhole = false
      return trail
    }
    return seen.trail
  }

  private final class Seen: Sendable {
    private let state = Mutex(Trail())

    var trail: Trail { state.withLock { $0 } }

    func add(_ actions: [Action], _ results: [ActionResult?]) {
      state.withLock { trail in
        for (action, result) in zip(actions, results) {
          if let result { trail.actions.append(TrailAction(action: action, result: result)) }
        }
      }
    }

    func add(block key: Digest, _ result: ActionResult) {
      state.withLock { $0.blocks.append((key, result)) }
    }
  }
}
