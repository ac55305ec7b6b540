import Hashing
import Records
import StageKit
import Store
import Synchronization

/// Takes what a capture stage sees and makes the snapshot of it: a dataset whose chunks depend on the set of
/// records alone. Records that did not change are named by digest and not read, unless a neighbour in their
/// chunk changed.
final class SnapshotBuilder: CaptureContext {
  let baseFolder: String
  let now: Instant
  let isOffline: Bool
  let previousLedger: [UInt8]?
  private let state: Mutex<State>

  struct State: ~Copyable {
    var entries: [CapturedRecord] = []
    /// Where the lines of newly captured records stand in the spool.
    var places: [Digest: Int] = [:]
    var rejects: [Reject] = []
    var observer: (@Sendable (CaptureProgress) -> Void)?
    let spool: Spool
  }

  init(
    baseFolder: String, now: Instant, isOffline: Bool, previousLedger: [UInt8]?, spoolPath: String
  ) throws(StoreError) {
    self.baseFolder = baseFolder
    self.now = now
    self.isOffline = isOffline
    self.previousLedger = previousLedger
    state = Mutex(State(spool: try Spool(path: spoolPath)))
  }

  func capture(_ document: Document) throws -> CapturedRecord {
    let line = document.canonicalLine
    let record = CapturedRecord(key: document.key, digest: .of(line), size: line.count)
    try state.withLock { state throws(StoreError) in
      state.entries.append(record)
      state.places[record.digest] = try state.spool.append(line)
    }
    return record
  }

  func keep(_ record: CapturedRecord) { state.withLock { $0.entries.append(record) } }

  func reject(_ reject: Reject) { state.withLock { $0.rejects.append(reject) } }

  func progress(_ progress: CaptureProgress) { state.withLock { $0.observer }?(progress) }

  /// From now on, `observer` is told how far the capture is.
  func watch(_ observer: @escaping @Sendable (CaptureProgress) -> Void) {
    state.withLock { $0.observer = observer }
  }

  /// The snapshot's records, sorted and cut into chunks.
  var chunks: [SnapshotChunk] { SnapshotChunk.cut(state.withLock { $0.entries }) }

  /// Rejects in the order of their records.
  var sortedRejects: [Reject] {
    state.withLock { state in
      state.rejects.sorted { ($0.key, $0.reason, $0.locator ?? "") < ($1.key, $1.reason, $1.locator ?? "") }
    }
  }

  /// The line of a record captured this time; nil for one that was kept.
  func line(of record: CapturedRecord) throws(StoreError) -> [UInt8]? {
    try state.withLock { (state) throws(StoreError) in
      guard let place = state.places[record.digest] else { return nil }
      return try state.spool.read(at: place, count: record.size)
    }
  }
}

/// Records that make up one chunk of a snapshot.
struct SnapshotChunk: Sendable {
  let records: [CapturedRecord]

  /// Sorts the records and cuts them where chunks end. Of records with one key, the first captured counts.
  static func cut(_ entries: [CapturedRecord]) -> [SnapshotChunk] {
    let sorted = entries.indices.sorted { a, b in
      entries[a].key == entries[b].key ? a < b : entries[a].key < entries[b].key
    }
    var unique: [CapturedRecord] = []
    unique.reserveCapacity(sorted.count)
    for index in sorted where unique.last?.key != entries[index].key { unique.append(entries[index]) }
    var chunks: [SnapshotChunk] = []
    var chunk: [CapturedRecord] = []
    for (index, record) in unique.enumerated() {
      chunk.append(record)
      let nextDay = index + 1 < unique.count ? unique[index + 1].key.day : nil
      if ChunkBoundary.ends(after: record.key, size: record.size, nextDay: nextDay) {
        chunks.append(SnapshotChunk(records: chunk))
        chunk = []
      }
    }
    return chunks
  }

  /// Names the chunk before it is put together: the digests of its records' lines, in order.
  var memberDigest: Digest {
    var hash = SHA256()
    for record in records { hash.update(record.digest.bytes) }
    return hash.finish()
  }
}
