import Hashing
import Store

/// Runs the actions whose results are not known, several at a time, and makes their results exist.
///
/// Results are given in the order of the actions, whatever order they end in. A batch is committed after its
/// objects were forced to the disk, so a run that dies loses at most the last batch's time.
struct ActionExecutor: Sendable {
  let workspace: Workspace
  let run: Int
  let jobs: Int
  var progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  let perform: @Sendable (Action) throws -> ActionResult

  private static let batchSize = 64

  /// `isForced`: results that are known are made anew.
  func results(of actions: [Action], isForced: Bool) async throws -> ActionOutcome {
    let known = isForced ? [:] : try workspace.journal.results(of: actions.map(\.key))
    var results = actions.map { action in known[action.key].flatMap(ActionResult.init(encoded:)) }
    let pending = results.indices.filter { results[$0] == nil }
    guard !pending.isEmpty else { return ActionOutcome(results: results.compactMap(\.self), ran: 0) }
    try await withThrowingTaskGroup(of: (Int, ActionResult).self) { group in
      var waiting = pending.makeIterator()
      func startNext() {
        guard let index = waiting.next() else { return }
        group.addTask { [perform] in (index, try perform(actions[index])) }
      }
      for _ in 0..<max(1, jobs) { startNext() }
      var batch: [ActionRow] = []
      var done = 0
      do {
        while let (index, result) = try await group.next() {
          try Task.checkCancellation()
          startNext()
          results[index] = result
          done += 1
          progress(done, pending.count)
          batch.append(
            ActionRow(key: actions[index].key, recipe: actions[index].recipe, result: result.encoded))
          if batch.count >= Self.batchSize { try commit(&batch) }
        }
      } catch {
        group.cancelAll()
        try commit(&batch)
        throw error
      }
      try commit(&batch)
    }
    return ActionOutcome(results: results.compactMap(\.self), ran: pending.count)
  }

  private func commit(_ batch: inout [ActionRow]) throws(StoreError) {
    guard !batch.isEmpty else { return }
    try workspace.objects.flush()
    try workspace.journal.record(batch, run: run)
    batch = []
  }
}
