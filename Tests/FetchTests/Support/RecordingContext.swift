import Hashing
import Records
import StageKit
import Synchronization

/// A capture context that keeps what it is given, as the engine would.
final class RecordingContext: CaptureContext {
  let baseFolder: String
  let now: Instant
  let isOffline: Bool
  let previousLedger: [UInt8]?
  private let state: Mutex<State>

  private struct State {
    /// Lines of this snapshot and of those before it.
    var lines: [Digest: [UInt8]]
    var records: [CapturedRecord] = []
    var captured: [Document] = []
    var kept = 0
    var unknown = 0
    var rejects: [Reject] = []
  }

  init(folder: String, now: Instant, isOffline: Bool = false, after previous: CaptureRun? = nil) {
    baseFolder = folder
    self.now = now
    self.isOffline = isOffline
    previousLedger = previous?.ledger
    state = Mutex(State(lines: previous?.context.state.withLock(\.lines) ?? [:]))
  }

  func capture(_ document: Document) throws -> CapturedRecord {
    let line = document.canonicalLine
    let record = CapturedRecord(key: document.key, digest: .of(line), size: line.count)
    state.withLock { state in
      state.lines[record.digest] = line
      state.records.append(record)
      state.captured.append(document)
    }
    return record
  }

  func keep(_ record: CapturedRecord) {
    state.withLock { state in
      state.kept += 1
      if state.lines[record.digest]?.count != record.size { state.unknown += 1 }
      state.records.append(record)
    }
  }

  func reject(_ reject: Reject) { state.withLock { $0.rejects.append(reject) } }

  /// Documents captured anew.
  var captured: [Document] { state.withLock(\.captured) }
  /// Number of records kept from the snapshot before.
  var kept: Int { state.withLock(\.kept) }
  /// Number of records kept that no snapshot before had.
  var unknown: Int { state.withLock(\.unknown) }
  /// Rejects in the order of their locators.
  var rejects: [Reject] {
    state.withLock(\.rejects).sorted { ($0.locator ?? "", $0.reason) < ($1.locator ?? "", $1.reason) }
  }

  /// The snapshot: the lines of all records in the order of their keys.
  var snapshot: [String] {
    state.withLock { state in
      state.records.sorted { $0.key < $1.key }.map {
        String(decoding: state.lines[$0.digest] ?? [], as: UTF8.self)
      }
    }
  }

  /// The snapshot's documents, read back.
  var documents: [Document] {
    get throws { try snapshot.map { try Document(line: Array($0.utf8)) } }
  }
}
