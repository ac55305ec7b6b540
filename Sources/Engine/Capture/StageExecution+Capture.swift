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
  func seal(_ builder: SnapshotBuilder, _ captured: CaptureOutcome, previous: Digest?) throws -> CaptureResult
  {
    let (documents, made) = try builder.documents(previous: previous)
    let ledger = StoredLedger(pieces: captured.pieces, bytes: captured.ledger)
    let result = StageResult(outputs: [ports[0]: documents, rejectsPort: try builder.rejects()])
    let log = captured.log.isEmpty ? nil : try workspace.objects.put(captured.log)
    let stored = try workspace.objects.put(ledger.encoded)
    try workspace.objects.flush()
    // What was captured again as it was is nothing new, however many chunks had to be looked at.
    let ran = documents.root == previous ? 0 : made
    return CaptureResult(
      outcome: Outcome(result: result, actions: documents.chunks, ran: ran), ledger: stored,
      log: log, failures: captured.failures)
  }
}
