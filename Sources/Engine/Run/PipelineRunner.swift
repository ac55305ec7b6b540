import Hashing
package import PipelineFile
import Records
import StageKit
import Store

/// Runs a pipeline: each stage after its inputs, from what is known where it is known, then publishes.
///
/// Needs the store's lock, which the caller holds for as long as the run lasts.
package struct PipelineRunner: Sendable {
  let pipeline: Pipeline
  let options: RunOptions
  let workspace: Workspace
  let observe: @Sendable (RunEvent) -> Void

  package init(
    pipeline: Pipeline, options: RunOptions, workspace: Workspace,
    observe: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.pipeline = pipeline
    self.options = options
    self.workspace = workspace
    self.observe = observe
  }

  /// Runs and publishes. Throws if a stage failed, in which case nothing was published.
  package func run() async throws -> RunSummary {
    let selected = try StageSelection.names(options.selection, in: pipeline)
    let bodies = StageBodies(of: pipeline)
    for stage in pipeline.stages where selected.contains(stage.name) {
      // One whose recipe a run has recorded was made with these parameters before.
      if try workspace.journal.components(of: Recipe(of: stage).digest) == nil {
        _ = try bodies.body(stage.name)
      }
    }
    // Tasks of an earlier run may still be at work on other machines.
    try workspace.objects.removeTemporaries(
      mayBeShared: Files.exists(TaskFolder.batches(of: workspace.objects.store)))
    let run = try workspace.journal.beginRun(
      pipeline: pipeline.name, started: options.now.description,
      asOf: options.asOf?.description)
    observe(.runStarted(run: run))
    let start = ContinuousClock.now
    do {
      let summary = try await runMendingTheStore(run, selected: selected, bodies: bodies)
      try end(run, status: summary.status.rawValue, facts: RunFacts(summary, of: self), since: start)
      return summary
    } catch {
      var facts = RunFacts(of: self)
      facts.problem = "\(error)"
      try? end(run, status: RunFacts.status(of: error), facts: facts, since: start)
      throw error
    }
  }

  /// An object that is lost or damaged is a result that is not known: the run forgets what names it and begins
  /// again. One that is lost once more, though no result names it, is a piece of the last snapshot: that can only
  /// come from the sources again. So a loss elsewhere never costs what the sources no longer show.
  private func runMendingTheStore(
    _ run: Int, selected: Set<String>, bodies: StageBodies
  ) async throws -> RunSummary {
    var capturesAnew = false
    var lost: Set<Digest> = []
    let pool = makePool()
    defer { pool?.close() }
    while true {
      let pass = RunPass(
        runner: self, run: run, selected: selected, bodies: bodies, capturesAnew: capturesAnew, pool: pool)
      do {
        return try await pass.run()
      } catch StoreError.missing(let digest), StoreError.corrupt(let digest) {
        observe(.notice("object \(digest.hex.prefix(12)) was lost or damaged; what it held is made anew"))
        try workspace.journal.forgetResults(naming: digest)
        if lost.insert(digest).inserted { continue }
        guard !capturesAnew else { throw StoreError.missing(digest) }
        capturesAnew = true
        lost = []
      }
    }
  }

  /// Worker processes or a cluster, if the options ask for them. No process is started before it has work.
  func makePool() -> (any ActionPool)? {
    guard let workers = options.workers else { return nil }
    switch options.executor {
    case .local: return WorkerPool(workers, store: workspace.objects.store, jobs: options.jobs)
    case .slurm(let settings):
      return SlurmPool(settings, workers, objects: workspace.objects, jobs: options.jobs)
    }
  }

  private func end(
    _ run: Int, status: String, facts: RunFacts, since start: ContinuousClock.Instant
  ) throws(StoreError) {
    var facts = facts
    facts.milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    try workspace.journal.endRun(
      run, status: status, ended: options.clock().description, report: facts.encoded)
  }
}
