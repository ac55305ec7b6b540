package import Engine
package import Records

/// How a run ended, for those who were not there: what metrics and messages are made from.
package struct RunOutcome: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    case done, degraded
    /// More would have changed than the pipeline allows.
    case refused
    case stopped, failed
  }

  package let pipeline: String
  /// Nil if the run could not begin.
  package var run: Int?
  package var status: Status
  package let started: Instant
  package var ended: Instant
  package var milliseconds = 0
  package var stages: [(name: String, record: StageRecord)] = []
  package var failures: [(source: String, reason: String)] = []
  /// Why the run ended as it did, if not well.
  package var problem: String?
  package var publication: PublicationOutcome?
  /// Status of the run before; nil if there was none.
  package var previous: String?
  /// When the last run ended that was done, this one included.
  package var lastSuccess: Instant?
  /// When the last run ended that published.
  package var lastPublication: Instant?

  package init(pipeline: String, status: Status, started: Instant, ended: Instant) {
    self.pipeline = pipeline
    self.status = status
    self.started = started
    self.ended = ended
  }

  /// The status that a run gets by the error that ended it.
  package static func status(of error: any Error) -> Status {
    switch error {
    case is CancellationError: .stopped
    case EngineError.changeRefused: .refused
    default: .failed
    }
  }
}
