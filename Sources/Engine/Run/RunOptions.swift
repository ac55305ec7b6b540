package import Hashing
package import PipelineFile
package import Records

/// What to run, and how.
package struct RunOptions: Sendable {
  /// Which stages.
  package enum Selection: Hashable, Sendable {
    case all
    case only(String)
    /// This stage and all that follow from it.
    case from(String)
    /// This stage and all that it needs.
    case to(String)
    case between(from: String, to: String)

    /// As the history tells it.
    var text: String {
      switch self {
      case .all: "all"
      case .only(let name): "only \(name)"
      case .from(let name): "from \(name)"
      case .to(let name): "to \(name)"
      case .between(let from, let to): "from \(from) to \(to)"
      }
    }
  }

  package var selection: Selection
  package var isForced: Bool
  package var isOffline: Bool
  /// The time whose snapshots are taken instead of looking at the sources; nil to look at them.
  package var asOf: Instant?
  /// Whether a run as of another time replaces what readers see; else it has a link of its own.
  package var replacesOutputs: Bool
  /// Whether to publish whatever share of rows changes.
  package var acceptsChange: Bool
  /// Whether stages that need nothing of one that failed are run all the same.
  package var keepsGoing = false
  /// Actions at the same time.
  package var jobs: Int
  /// Hands actions out in an order that follows from this number, other than theirs: no result depends on it, which is
  /// what tests try.
  package var shuffle: UInt64?
  /// How to start the worker processes that perform actions; nil to perform them in this process.
  package var workers: WorkerOptions?
  /// Where they are: without worker processes, everything is done in this one.
  package var executor: ExecutorChoice
  /// The time of the run: when it began.
  package var now: Instant
  /// Tells the time, for the record of when it ended.
  package var clock: @Sendable () -> Instant
  /// Version of the program, for the record of the run.
  package var version: String
  /// When the run must have ended, by its time limit; nil for no limit.
  package var ends: ContinuousClock.Instant?

  package init(
    selection: Selection = .all, isForced: Bool = false, isOffline: Bool = false,
    asOf: Instant? = nil, replacesOutputs: Bool = false, acceptsChange: Bool = false, jobs: Int,
    shuffle: UInt64? = nil, workers: WorkerOptions? = nil, executor: ExecutorChoice = .local,
    clock: @escaping @Sendable () -> Instant, version: String
  ) {
    self.selection = selection
    self.isForced = isForced
    self.isOffline = isOffline
    self.asOf = asOf
    self.replacesOutputs = replacesOutputs
    self.acceptsChange = acceptsChange
    self.jobs = jobs
    self.shuffle = shuffle
    self.workers = workers
    self.executor = executor
    now = clock()
    self.clock = clock
    self.version = version
  }

  /// Whether all that is published is brought up to date by this selection.
  var coversOutputs: Bool {
    switch selection {
    case .all, .from: true
    case .only, .to, .between: false
    }
  }
}

/// What happens during a run, for whoever watches.
package enum RunEvent: Sendable {
  /// The run has a number, by which the history knows it.
  case runStarted(run: Int)
  /// `place` counts from 1.
  case stageStarted(name: String, place: Int, count: Int)
  case progress(stage: String, done: Int, total: Int)
  case actionEnded(PerformedAction)
  case stageEnded(name: String, record: StageRecord)
  /// A stage did not end well and is tried again, after so many seconds.
  case tryingAgain(stage: String, attempt: Int, seconds: Int, problem: String)
  /// A record made its worker process stop and is set aside.
  case recordSetAside(StoppedRecord)
  /// A stage failed and others are gone on with; or it waits for one that failed.
  case stageFailed(name: String, problem: String)
  case publishing
  /// Something a person should know that stops nothing.
  case notice(String)
}

/// An action that was performed, for whoever watches.
package struct PerformedAction: Hashable, Sendable {
  package let stage: String
  package let step: String
  /// The chunk that it was about, or the first of its inputs.
  package let chunk: Digest?
  /// Records of that chunk; 0 where they are not known.
  package let records: Int
  package let milliseconds: Int

  package init(stage: String, step: String, chunk: Digest?, records: Int, milliseconds: Int) {
    self.stage = stage
    self.step = step
    self.chunk = chunk
    self.records = records
    self.milliseconds = milliseconds
  }
}

/// A record on which a worker process stopped.
package struct StoppedRecord: Hashable, Sendable {
  package let stage: String
  package let chunk: Digest
  /// What names the record; empty if its chunk cannot be read.
  package let record: String
  /// As in the table of rejects.
  package let reason: String
  package let how: String

  package init(stage: String, chunk: Digest, record: String, reason: String, how: String) {
    self.stage = stage
    self.chunk = chunk
    self.record = record
    self.reason = reason
    self.how = how
  }
}

/// What a run did.
package struct RunSummary: Sendable {
  package enum Status: String, Sendable {
    case done, degraded
  }

  package let run: Int
  package let status: Status
  package let stages: [(name: String, record: StageRecord)]
  /// Sources that could not be captured: name and reason.
  package let failures: [(source: String, reason: String)]
  /// Set if more records were set aside than the pipeline allows.
  package let excess: RejectExcess?
  package let publication: PublicationOutcome?

  /// Whether no action ran and nothing was published anew.
  package var isUnchanged: Bool {
    stages.allSatisfy { $0.record.ran == 0 } && (publication.map { !$0.isNew } ?? true)
  }
}

/// What became of the published outputs.
package struct PublicationOutcome: Hashable, Sendable {
  /// The link that readers open.
  package let folder: String
  /// Whether a new run was published; false if what is there is what would be published.
  package let isNew: Bool
  /// Rows by table.
  package let rows: [TableCount]
  /// Why the database server does not hold this publication; nil if it does, or if there is none.
  package let failure: String?
}

/// Number of rows of a published table.
package struct TableCount: Hashable, Sendable {
  package let table: String
  package let rows: Int
}
