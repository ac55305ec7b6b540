import Hashing
import Records
import Store
import Synchronization

/// Counts results that are for this run only, since doing it again may give more.
final class ProvisionalCount: Sendable {
  private let count = Atomic(0)

  var value: Int { count.load(ordering: .relaxed) }

  func add() { count.wrappingAdd(1, ordering: .relaxed) }
}

/// Has the actions performed whose results are not known, and makes their results exist.
///
/// Results are given in the order of the actions, whatever order they end in. A batch is committed after its
/// objects were forced to the disk, so a run that dies loses at most the last batch's time.
struct ActionExecutor: Sendable {
  let workspace: Workspace
  /// Number of the run; nil if nothing is to be written into the journal.
  let run: Int?
  let jobs: Int
  var progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  /// Told of each action that was performed, with the records of its chunk.
  var performed: @Sendable (_ action: Action, _ records: Int, _ milliseconds: Int) -> Void = { _, _, _ in }
  /// Records of chunks, where they are known: for those who watch.
  var sizes: [Digest: Int] = [:]
  /// Told of each list of actions, with the results that are known before any is performed.
  var observe: @Sendable (_ actions: [Action], _ known: [ActionResult?]) -> Void = { _, _ in }
  /// Told of what came of each node or block that was looked into, with its key.
  var observeBlock: @Sendable (_ key: Digest, _ result: ActionResult) -> Void = { _, _ in }
  /// Set to hand actions out in another order.
  var shuffle: UInt64?
  let site: ActionSite
  let provisional = ProvisionalCount()

  private static let batchSize = 64

  /// `isForced`: results that are known are made anew.
  func results(of actions: [Action], isForced: Bool) async throws -> ActionOutcome {
    let known = isForced ? [:] : try workspace.journal.results(of: actions.map(\.key))
    var results = actions.map { action in known[action.key].flatMap(ActionResult.init(encoded:)) }
    if !isForced, run != nil, let shared = workspace.shared { try take(from: shared, actions, &results) }
    observe(actions, results)
    let pending = order(results.indices.filter { results[$0] == nil }, of: actions)
    var done = 0
    var batch: [ActionRow] = []
    if !pending.isEmpty {
      do {
        for try await (index, answer) in site.answers(to: pending.map { ($0, actions[$0]) }, jobs: jobs) {
          results[index] = answer.result
          done += 1
          let size = actions[index].inputs.first.flatMap { sizes[$0.digest] } ?? 0
          performed(actions[index], size, answer.milliseconds)
          progress(done, pending.count)
          if answer.isProvisional {
            provisional.add()
            continue
          }
          let action = actions[index]
          batch.append(ActionRow(key: action.key, recipe: action.recipe, result: answer.result.encoded))
          // Another process may have stored them.
          workspace.objects.noteStored(answer.result)
          if batch.count >= Self.batchSize { try commit(&batch) }
        }
        try Task.checkCancellation()
      } catch {
        try commit(&batch)
        throw error
      }
      try commit(&batch)
    }
    return ActionOutcome(results: results.compactMap(\.self), ran: pending.count)
  }

  private func order(_ pending: [Int], of actions: [Action]) -> [Int] {
    guard let shuffle else { return pending }
    func rank(_ index: Int) -> UInt64 { (actions[index].key.prefix ^ shuffle) &* 0x9E37_79B9_7F4A_7C15 }
    return pending.sorted { rank($0) < rank($1) }
  }

  private func commit(_ batch: inout [ActionRow]) throws(StoreError) {
    guard let run, !batch.isEmpty else { return }
    try workspace.objects.flush()
    try workspace.journal.record(batch, run: run)
    offer(batch)
    batch = []
  }

  /// Fills in what other stores have come to.
  private func take(
    from shared: SharedCache, _ actions: [Action], _ results: inout [ActionResult?]
  ) throws {
    var rows: [ActionRow] = []
    for place in results.indices where results[place] == nil {
      let action = actions[place]
      guard let result = try shared.take(action.key, into: workspace.objects) else { continue }
      results[place] = result
      rows.append(ActionRow(key: action.key, recipe: action.recipe, result: result.encoded))
    }
    guard let run, !rows.isEmpty else { return }
    try workspace.objects.flush()
    try workspace.journal.record(rows, run: run)
  }

  /// Lets other stores have what is in the journal by now. A folder that cannot be written to stops nothing.
  private func offer(_ rows: [ActionRow]) {
    guard let shared = workspace.shared else { return }
    let results = rows.compactMap { row in
      ActionResult(encoded: row.result).map { (key: row.key, result: $0) }
    }
    do {
      try shared.offer(results, from: workspace.objects)
    } catch {
      shared.complain(error)
    }
  }
}
