package import Hashing
package import Records

/// A stage of shape capture: looks at the world and seals what it saw. The only stage that may.
package protocol CaptureStage: Sendable {
  /// Captures all sources. One that fails is named in the outcome and leaves the others alone. Throws only if
  /// nothing could be captured at all for a reason that is no source's.
  func capture(_ context: any CaptureContext) async throws -> CaptureOutcome
}

/// What a capture may ask of the engine, and where it puts what it saw.
///
/// If there is a previous ledger, the snapshot starts as the one that the ledger belongs to: what is neither captured
/// nor removed stays, without a word about it. Else it starts empty. Calls come from one task at a time and take
/// effect in their order; the snapshot is sorted by record key.
package protocol CaptureContext: AnyObject, Sendable {
  /// Folder of the pipeline file, absolute: paths of sources are relative to it.
  var baseFolder: String { get }
  /// The time of this run.
  var now: Instant { get }
  /// Whether the network must not be touched.
  var isOffline: Bool { get }
  /// When the capture should end, with what it has: what was not asked for by then counts as what could not be had
  /// for now. Nil for no limit.
  var deadline: ContinuousClock.Instant? { get }
  /// The ledger that the stage's last capture left, nil if there was none or all must be captured anew.
  var previousLedger: [UInt8]? { get }
  /// A piece of the previous ledger, or one stored since. Throws if it is lost or damaged; the error must reach the
  /// engine, which then has all captured anew.
  func piece(_ digest: Digest) throws -> [UInt8]
  /// Stores a piece of the new ledger: what is too much to be read and written whole every time. A piece of the
  /// previous ledger may be referred to again as it is.
  func storePiece(_ bytes: [UInt8]) throws -> Digest
  /// The previous ledger says nothing that could be used: the snapshot starts empty after all.
  func startOver()
  /// Puts a document into the snapshot, in place of one with the same key. Gives what the ledger must remember of it.
  func capture(_ document: Document) throws -> CapturedRecord
  /// Takes the record with this key out of the snapshot.
  func remove(_ key: RecordKey) throws
  /// Sets something aside. The rejects of the previous snapshot do not stay: all are reported each time, unless the
  /// outcome is `unchanged`.
  func reject(_ reject: Reject) throws
  /// Tells how far the capture is. What is told is shown to people and has no other effect.
  func progress(_ progress: CaptureProgress)
}

extension CaptureContext {
  package func progress(_ progress: CaptureProgress) {}
  package var deadline: ContinuousClock.Instant? { nil }
}

/// How far a capture over the network is.
package struct CaptureProgress: Hashable, Sendable {
  package enum Unit: String, Sendable {
    case lists, pages
  }

  /// The source that something came of last.
  package let source: String
  /// How many requests of a kind are done, and how many there are, over all sources that are captured together.
  package let done: Int
  package let total: Int
  package let unit: Unit

  package init(source: String, done: Int, total: Int, unit: Unit) {
    self.source = source
    self.done = done
    self.total = total
    self.unit = unit
  }
}

/// A record in a snapshot: where it stands, the digest of its canonical line, and that line's bytes.
package struct CapturedRecord: Hashable, Sendable {
  package let key: RecordKey
  package let digest: Digest
  package let size: Int

  package init(key: RecordKey, digest: Digest, size: Int) {
    self.key = key
    self.digest = digest
    self.size = size
  }
}

/// What a capture leaves besides the snapshot.
package struct CaptureOutcome: Sendable {
  /// What the stage wants to know the next time (file times, entity tags), in its own canonical bytes. Not part
  /// of any key.
  package let ledger: [UInt8]
  /// What the stage asked of the world this time and what came back, in lines of JSON. The engine keeps the logs of
  /// all captures and changes none. Empty if nothing was asked.
  package let log: [UInt8]
  /// The pieces that the ledger refers to, directly or by way of other pieces; what is not named here is lost.
  package let pieces: [Digest]
  /// Sources that could not be captured, each with the reason; the run is degraded if there are any.
  package let failures: [SourceFailure]
  /// Whether snapshot, rejects and ledger are those of the previous capture. Then nothing else here counts.
  package let isUnchanged: Bool

  package init(
    ledger: [UInt8], pieces: [Digest] = [], log: [UInt8] = [], failures: [SourceFailure]
  ) {
    self.ledger = ledger
    self.pieces = pieces
    self.log = log
    self.failures = failures
    isUnchanged = false
  }

  private init() {
    (ledger, pieces, log, failures, isUnchanged) = ([], [], [], [], true)
  }

  /// All is as it was when the previous ledger was made.
  package static let unchanged = CaptureOutcome()
}

/// A source that could not be captured this time.
package struct SourceFailure: Hashable, Sendable {
  package let source: String
  /// What happened and what to do.
  package let reason: String

  package init(source: String, reason: String) {
    self.source = source
    self.reason = reason
  }
}
