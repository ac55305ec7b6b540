package import Engine
package import PipelineFile
package import Records
import Store

/// A run as nights have it: under the lock, with a look at the disks before, collection, metrics and messages after.
package struct SupervisedRun: Sendable {
  let pipeline: Pipeline
  /// Folder of the store.
  let store: String
  let options: RunOptions
  let log: RunLog
  /// Path of the file of metrics; nil for none.
  let metrics: String?
  /// Whether to run only if the last run did not come to its end.
  let resumes: Bool

  package init(
    pipeline: Pipeline, store: String, options: RunOptions, log: RunLog, metrics: String?,
    resumes: Bool = false
  ) {
    self.pipeline = pipeline
    self.store = store
    self.options = options
    self.log = log
    self.metrics = metrics
    self.resumes = resumes
  }

  /// Runs. Nil if there was nothing to resume. Throws what ended the run, after it was told to those who want to
  /// know; that another run holds the lock is told to nobody else.
  ///
  /// - Parameter cancelling: wraps the run itself, so that it can be stopped; what comes after it is not stopped.
  package func run(
    cancelling: (@escaping @Sendable () async throws -> RunSummary) async throws -> RunSummary
  ) async throws -> RunSummary? {
    log.begin(pipeline: pipeline.name)
    let lock = try StoreLock(
      store: store, holder: "run of pipeline '\(pipeline.name)' since \(options.now)")
    defer { lock.release() }
    let start = ContinuousClock.now
    var outcome = RunOutcome(
      pipeline: pipeline.name, status: .failed, started: options.now, ended: options.now)
    var workspace: Workspace?
    do {
      try SpaceCheck(store: store, pipeline: pipeline).check()
      var open = try Session.open(store: store, notice: note)
      let log = log
      let shared = try pipeline.sharedStore.map { folder in
        try SharedCache(folder: folder) { log.put(LogEntry(.warning, "notice", $0)) }
      }
      open.shared = shared
      workspace = open
      do {
        outcome.previous = try statusOfLast(open)
      } catch StoreError.journalDamaged {
        open = try mended(shared)
        workspace = open
        outcome.previous = try statusOfLast(open)
      }
      if resumes, !Self.isUnfinished(outcome.previous) { return nil }
      let summary: RunSummary
      do {
        summary = try await cancelling { [open] in try await runner(open).run() }
      } catch StoreError.journalDamaged {
        open = try mended(shared)
        workspace = open
        summary = try await cancelling { [open] in try await runner(open).run() }
      }
      log.end()
      outcome.add(summary)
      tell(summary)
      await collect(open)
      await close(&outcome, workspace, since: start)
      return summary
    } catch {
      log.end()
      outcome.status = RunOutcome.status(of: error)
      outcome.problem = error is CancellationError ? "it was stopped; what was done is kept" : "\(error)"
      await close(&outcome, workspace, since: start)
      throw error
    }
  }

  /// Whether a run with this status left something for another to go on with.
  private static func isUnfinished(_ status: String?) -> Bool {
    ["killed", "stopped", "failed"].contains(status)
  }

  /// How the last run ended.
  private func statusOfLast(_ workspace: Workspace) throws -> String? {
    let last = try workspace.journal.runs(of: pipeline.name, limit: 1).first
    return last.map { $0.status == "running" ? "killed" : $0.status }
  }

  /// The store with a new journal, that has the history of the damaged one.
  private func mended(_ shared: SharedCache?) throws -> Workspace {
    var workspace = try Session.mend(store: store, notice: note)
    workspace.shared = shared
    return workspace
  }

  private func runner(_ workspace: Workspace) -> PipelineRunner {
    let log = log
    return PipelineRunner(pipeline: pipeline, options: options, workspace: workspace) { log.take($0) }
  }

  private func note(_ text: String) { log.put(LogEntry(.warning, "notice", text)) }

  private func tell(_ summary: RunSummary) {
    for failure in summary.failures { log.put(.sourceFailed(failure.source, reason: failure.reason)) }
    if let excess = summary.excess { log.put(LogEntry(.warning, "too_many_rejects", excess.text)) }
  }

  /// Removes what the pipeline no longer keeps. Only after a run of all stages: another may have left results that
  /// the next one wants.
  private func collect(_ workspace: Workspace) async {
    guard let policy = pipeline.policy.collection, options.selection == .all, options.asOf == nil else {
      return
    }
    do {
      let now = options.clock()
      let report = try await Collector(
        pipeline: pipeline, workspace: workspace, retention: Retention(policy, now: now), now: now
      ).collect()
      log.put(
        LogEntry(
          .debug, "collected",
          "\(report.goingObjects) objects removed; kept: \(report.keptObjects) objects, "
            + ByteSize(bytes: report.keptBytes).text))
    } catch {
      note("old results could not be removed: \(error)")
    }
  }

  /// Fills in what is known when all is over, and tells those who want to know. Nothing of it is stopped with the run.
  private func close(
    _ outcome: inout RunOutcome, _ workspace: Workspace?, since start: ContinuousClock.Instant
  ) async {
    outcome.ended = options.clock()
    outcome.milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    if let journal = workspace?.journal { outcome.look(into: journal) }
    let closed = outcome
    // Who asks for some stages, or for another time, sits before it.
    let isNight = options.selection == .all && options.asOf == nil
    let problems = await Task { isNight ? await tell(closed) : [] }.value
    for problem in problems { log.put(LogEntry(.warning, "not_told", problem)) }
    var entry = LogEntry(.debug, "run_ended", "the run is over: \(closed.status.rawValue)")
    entry.milliseconds = closed.milliseconds
    log.put(entry)
  }

  private func tell(_ outcome: RunOutcome) async -> [String] {
    var problems: [String] = []
    if let path = metrics ?? pipeline.policy.metrics {
      let measured = RunMetrics(
        outcome, version: options.version,
        publishedBytes: pipeline.publication.flatMap { FolderSize.bytes(of: $0.folder) },
        free: SpaceCheck(store: store, pipeline: pipeline).free)
      do {
        try measured.write(to: path)
      } catch {
        problems.append("the metrics could not be written: \(error)")
      }
    }
    return problems
      + (await Notifier(rules: pipeline.policy.notifications, folder: pipeline.folder).tell(
        RunMessage(outcome, file: pipeline.file)))
  }
}

extension Retention {
  /// What a pipeline file asks to be kept.
  package init(_ policy: CollectionPolicy, now: Instant) {
    func past(_ length: TimeLength?) -> Instant? {
      length.map { Instant(secondsSinceEpoch: now.secondsSinceEpoch - $0.seconds) }
    }
    self.init(
      runs: policy.runs, after: past(policy.age), bytes: policy.size?.bytes,
      capturesAfter: past(policy.captures), grace: policy.grace.seconds)
  }
}
