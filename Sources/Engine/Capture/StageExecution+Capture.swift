import Hashing
import Records
import StageKit
import Store

/// What a capture left, beyond a stage's usual outcome.
struct CaptureResult: Sendable {
  let outcome: StageExecution.Outcome
  let ledger: Digest
  /// What was asked and answered; nil if nothing was asked.
  let log: Digest?
  let failures: [SourceFailure]
}

extension StageExecution {
  /// Seals what the stage saw as a dataset.
  func seal(_ builder: SnapshotBuilder, _ captured: CaptureOutcome, previous: Dataset?) throws
    -> CaptureResult
  {
    let assembly = SnapshotAssembly(
      builder: builder, port: ports[0], previous: previous, workspace: workspace)
    let (dataset, rows) = try assembly.store()
    var output = StageOutput()
    for reject in builder.sortedRejects { output.reject(reject) }
    let rejected = try workspace.store(output, ports: []).chunk(of: rejectsPort)
    let ledger = try workspace.objects.put(captured.ledger)
    let log = captured.log.isEmpty ? nil : try workspace.objects.put(captured.log)
    let result = StageResult(outputs: [
      ports[0]: try workspace.store(dataset),
      rejectsPort: try workspace.store(Dataset(rejected.map { [$0] } ?? [])),
    ])
    try workspace.objects.flush()
    try workspace.journal.record(rows, run: executor.run)
    return CaptureResult(
      outcome: Outcome(result: result, actions: dataset.chunks.count, ran: rows.count), ledger: ledger,
      log: log, failures: captured.failures)
  }
}
