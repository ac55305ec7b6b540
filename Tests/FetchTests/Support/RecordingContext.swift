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
    var snapshot: [RecordKey: [UInt8]]
    var pieces: [Digest: [UInt8]]
    var fresh: Set<RecordKey> = []
    var captured: [Document] = []
    var rejects: [Reject] = []
  }

  init(folder: String, now: Instant, isOffline: Bool = false, after previous: CaptureRun? = nil) {
    baseFolder = folder
    self.now = now
    self.isOffline = isOffline
    previousLedger = previous?.ledger
    state = Mutex(
      State(
        snapshot: previous?.context.state.withLock(\.snapshot) ?? [:],
        pieces: previous?.context.state.withLock(\.pieces) ?? [:]))
  }

  func piece(_ digest: Digest) throws -> [UInt8] {
    guard let bytes = state.withLock({ $0.pieces[digest] }) else { throw Lost() }
    return bytes
  }

  struct Lost: Error {}

  func storePiece(_ bytes: [UInt8]) throws -> Digest {
    let digest = Digest.of(bytes)
    state.withLock { $0.pieces[digest] = bytes }
    return digest
  }

  func startOver() { state.withLock { $0.snapshot = [:] } }

  func capture(_ document: Document) throws -> CapturedRecord {
    let line = document.canonicalLine
    let record = CapturedRecord(key: document.key, digest: .of(line), size: line.count)
    state.withLock { state in
      state.snapshot[record.key] = line
      state.fresh.insert(record.key)
      state.captured.append(document)
    }
    return record
  }

  func remove(_ key: RecordKey) throws {
    state.withLock { state in
      state.snapshot[key] = nil
      state.fresh.remove(key)
    }
  }

  /// Takes the rejects of the snapshot before, which has not changed.
  func keepRejects(of previous: CaptureRun?) {
    let rejects = previous?.context.state.withLock(\.rejects) ?? []
    state.withLock { $0.rejects = rejects }
  }

  func reject(_ reject: Reject) { state.withLock { $0.rejects.append(reject) } }

  /// Documents captured anew.
  var captured: [Document] { state.withLock(\.captured) }
  /// Number of records of the snapshot that were in the one before and were not captured.
  var kept: Int { state.withLock { state in state.snapshot.keys.count { !state.fresh.contains($0) } } }
  /// Rejects in the order of their locators.
  var rejects: [Reject] {
    state.withLock(\.rejects).sorted { ($0.locator ?? "", $0.reason) < ($1.locator ?? "", $1.reason) }
  }

  /// The snapshot: the lines of all records in the order of their keys.
  var snapshot: [String] {
    state.withLock { state in
      state.snapshot.sorted { $0.key < $1.key }.map { String(decoding: $0.value, as: UTF8.self) }
    }
  }

  /// The snapshot's documents, read back.
  var documents: [Document] {
    get throws { try snapshot.map { try Document(line: Array($0.utf8)) } }
  }
}
