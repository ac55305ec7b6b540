import Hashing
import Records
import StageKit
import Store
import Synchronization

/// Takes what a capture stage sees and makes the snapshot of it, out of the one before and what changed.
final class SnapshotBuilder: CaptureContext {
  let baseFolder: String
  let now: Instant
  let isOffline: Bool
  let previousLedger: [UInt8]?
  let deadline: ContinuousClock.Instant?
  private let workspace: Workspace
  private let state: Mutex<State>

  private struct State: ~Copyable {
    let documents: ChangeSorter
    let rejects: ChangeSorter
    var startsOver = false
    var observer: (@Sendable (CaptureProgress) -> Void)?
  }

  init(
    baseFolder: String, now: Instant, isOffline: Bool, previousLedger: [UInt8]?,
    deadline: ContinuousClock.Instant? = nil, workspace: Workspace
  ) {
    self.baseFolder = baseFolder
    self.now = now
    self.isOffline = isOffline
    self.previousLedger = previousLedger
    self.deadline = deadline
    self.workspace = workspace
    state = Mutex(
      State(
        documents: ChangeSorter { workspace.objects.nextTemporaryPath() },
        rejects: ChangeSorter { workspace.objects.nextTemporaryPath() }))
  }

  func piece(_ digest: Digest) throws -> [UInt8] { try workspace.objects.get(digest) }

  func storePiece(_ bytes: [UInt8]) throws -> Digest { try workspace.objects.put(bytes) }

  func startOver() { state.withLock { $0.startsOver = true } }

  func capture(_ document: Document) throws -> CapturedRecord {
    let line = document.canonicalLine
    let record = CapturedRecord(key: document.key, digest: .of(line), size: line.count)
    try state.withLock { try $0.documents.add(RecordChange(key: record.key, line: line)) }
    return record
  }

  func remove(_ key: RecordKey) throws {
    try state.withLock { try $0.documents.add(RecordChange(key: key, line: nil)) }
  }

  func reject(_ reject: Reject) throws {
    let line = reject.canonicalLine
    try state.withLock { try $0.rejects.add(RecordChange(key: reject.key, line: line)) }
  }

  func progress(_ progress: CaptureProgress) { state.withLock { $0.observer }?(progress) }

  /// From now on, `observer` is told how far the capture is.
  func watch(_ observer: @escaping @Sendable (CaptureProgress) -> Void) {
    state.withLock { $0.observer = observer }
  }

  /// The documents' dataset, out of the one whose root is `previous`, and how many of its chunks are new.
  func documents(previous: Digest?) throws -> (dataset: DatasetReference, made: Int) {
    try state.withLock { state in
      var edit = try DatasetEdit(try state.documents.sorted(), isKeyed: true, workspace: workspace)
      let startsEmpty = previousLedger == nil || state.startsOver
      let dataset = try edit.apply(to: startsEmpty ? nil : previous)
      return (dataset, edit.made)
    }
  }

  /// The rejects' dataset.
  func rejects() throws -> DatasetReference {
    try state.withLock { state in
      var edit = try DatasetEdit(try state.rejects.sorted(), isKeyed: false, workspace: workspace)
      return try edit.apply(to: nil)
    }
  }
}
