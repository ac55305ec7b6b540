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
/// `capture`, `keep` and `reject` may come in any order; the snapshot is sorted by record key. They are called
/// from one task at a time.
package protocol CaptureContext: AnyObject, Sendable {
  /// Folder of the pipeline file, absolute: paths of sources are relative to it.
  var baseFolder: String { get }
  /// The time of this run.
  var now: Instant { get }
  /// Whether the network must not be touched.
  var isOffline: Bool { get }
  /// The ledger that the stage's last capture left, nil if there was none or all must be captured anew.
  var previousLedger: [UInt8]? { get }
  /// Puts a document into the snapshot. Gives what the ledger must remember to `keep` it the next time.
  func capture(_ document: Document) throws -> CapturedRecord
  /// Puts a record of the previous snapshot into this one unchanged, without reading it.
  func keep(_ record: CapturedRecord)
  /// Sets something aside.
  func reject(_ reject: Reject)
  /// Tells how far the capture is. What is told is shown to people and has no other effect.
  func progress(_ progress: CaptureProgress)
}

extension CaptureContext {
  package func progress(_ progress: CaptureProgress) {}
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
  /// Sources that could not be captured, each with the reason; the run is degraded if there are any.
  package let failures: [SourceFailure]

  package init(ledger: [UInt8], log: [UInt8] = [], failures: [SourceFailure]) {
    self.ledger = ledger
    self.log = log
    self.failures = failures
  }
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
