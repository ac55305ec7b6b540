import Hashing
package import PipelineFile
package import Records
import StageKit
import Store

/// Removes what no kept run needs, in two phases: what is found unneeded is noted, and goes when a later collection,
/// after the grace time, finds it unneeded still. Needs the store's lock, which the caller holds.
///
/// A crash at any point is harmless: the rows that name an object are taken out of the journal, in one transaction,
/// before the object goes, and an object that no row names is waste that the next collection finds.
package struct Collector: Sendable {
  let pipeline: Pipeline
  let workspace: Workspace
  let retention: Retention
  let now: Instant

  package init(pipeline: Pipeline, workspace: Workspace, retention: Retention, now: Instant) {
    self.pipeline = pipeline
    self.workspace = workspace
    self.retention = retention
    self.now = now
  }

  /// Looks, and tells what `collect` would do.
  package func survey() async throws -> CollectionReport { try await look().report }

  /// Notes what nothing needs, and removes what nothing has needed for the grace time.
  package func collect() async throws -> CollectionReport {
    let found = try await look()
    try workspace.journal.condemn(
      found.newlyDead, since: now.secondsSinceEpoch, pardoning: found.pardoned)
    try workspace.journal.expire(
      found.old.noted, since: now.secondsSinceEpoch, pardoning: found.old.pardoned)
    try workspace.journal.forget(found.forgetting)
    for digest in found.sweepable { try workspace.objects.remove(digest) }
    try pruneOutputs()
    try workspace.journal.shrink()
    return found.report
  }

  private struct Findings {
    var newlyDead: [Digest] = []
    var pardoned: [Digest] = []
    var sweepable: [Digest] = []
    var forgetting = Forgetting()
    var old = HistoryRetention.Findings()
    var report: CollectionReport
  }

  private func look() async throws -> Findings {
    let sizes = workspace.objects.inventory().sizes
    let kept = try await KeptRuns(pipeline: pipeline, workspace: workspace, retention: retention).choose(
      sizes)
    var live = kept.live
    try addWhatOthersNeed(to: &live, oldest: kept.oldest)
    let captures = try workspace.journal.allCaptures()
    let keptCaptures = captures.filter { keeps($0, kept) }
    for capture in keptCaptures {
      live.add(ledger: capture.row.ledger)
      if let result = StageResult(encoded: capture.row.result) { live.add(result: result) }
    }
    // What was asked and answered stays, whatever becomes of the snapshots.
    for name in Set(try workspace.journal.allRuns().map(\.pipeline)).sorted() {
      for row in try workspace.journal.captureLogs(pipeline: name) { live.add(object: row.log) }
    }
    let condemned = try workspace.journal.condemned()
    let dead = sizes.keys.filter { !live.objects.contains($0) }
    let deadline = now.secondsSinceEpoch - retention.grace
    // A clock that was set back must not make what was just noted look old.
    func isDue(_ since: Int?) -> Bool { retention.grace == 0 || (since ?? Int.max) <= deadline }
    let sweepable = dead.filter { isDue(condemned[$0]) }
    let going = Set(sweepable)
    let waste = Waste(pipeline: pipeline, workspace: workspace)
    var findings = Findings(
      report: try waste.report(dead: dead, sweepable: going, sizes: sizes, runs: kept.runs))
    findings.report.outputs = try prunableOutputs().flatMap(\.names)
    findings.old = try HistoryRetention(
      pipeline: pipeline, workspace: workspace, kept: kept,
      prunedFolders: Set(findings.report.outputs),
      staleCaptures: Set(captures.filter { !keeps($0, kept) }.map(\.row.run)), lines: retention.lines
    ).find(isDue: isDue)
    findings.newlyDead = dead.filter { condemned[$0] == nil && !going.contains($0) }.sorted()
    findings.pardoned = condemned.keys.filter { live.objects.contains($0) || sizes[$0] == nil }
    findings.sweepable = sweepable.sorted()
    findings.forgetting = try forgetting(
      going, live: live, oldest: kept.oldest, history: findings.old)
    findings.forgetting.captures =
      captures.filter { capture in
        !keeps(capture, kept)
          && (findings.old.due.contains(capture.row.run) || going.contains(capture.row.ledger)
            || StageResult(encoded: capture.row.result)?.roots.contains(where: going.contains) ?? true)
      }.map { ($0.pipeline, $0.stage, $0.row.run) }
    findings.forgetting.history = findings.old.history
    findings.forgetting.publications = findings.old.publications
    findings.report.oldRuns = findings.old.history.summaries.count
    return findings
  }

  /// Whether a snapshot stays: the last of a stage always does, since the next run goes on from it.
  private func keeps(
    _ capture: (pipeline: String, stage: String, started: String, row: CaptureRow), _ kept: KeptRuns.Choice
  ) -> Bool {
    guard capture.pipeline == pipeline.name, let limit = retention.capturesAfter else { return true }
    let last = try? workspace.journal.lastCapture(pipeline: capture.pipeline, stage: capture.stage)
    return capture.row.run == last?.run || kept.runs.contains(capture.row.run)
      || capture.started >= limit.description
  }

  /// Other pipelines may share the store: nothing of theirs goes. Nor does what was recorded since the oldest run
  /// that is kept: a run that failed or was killed since then is gone on with.
  private func addWhatOthersNeed(to live: inout LiveSet, oldest: Int) throws {
    let runs = try workspace.journal.allRuns()
    let others = Set(runs.filter { $0.pipeline != pipeline.name }.map(\.id))
    for run in others.sorted() {
      for row in try workspace.journal.stages(ofRun: run) {
        if let record = StageRecord(encoded: row.record) { live.add(result: record.result) }
      }
    }
    var recent: [ActionRow] = []
    try workspace.journal.forEachAction { row, run in
      if run >= oldest || others.contains(run) { recent.append(row) }
    }
    try workspace.journal.forEachBlock { row, run in
      if run >= oldest || others.contains(run) { recent.append(row) }
    }
    for row in recent { live.add(action: row) }
    for row in try workspace.journal.stageResults() where row.run >= oldest || others.contains(row.run) {
      if let result = StageResult(encoded: row.result) { live.add(result: result) }
    }
  }

  /// The rows that name something which goes, and those which no kept run needs: what came of them may be nothing, or
  /// the same as of others, so that no object which goes would ever take them along. Fragments differ, and are left.
  private func forgetting(
    _ going: Set<Digest>, live: LiveSet, oldest: Int, history: HistoryRetention.Findings
  ) throws -> Forgetting {
    let others = Set(try workspace.journal.allRuns().filter { $0.pipeline != pipeline.name }.map(\.id))
    let spared = live.obscureRecipes.union(
      PublishedTables.of(pipeline).flatMap { table in
        TableFile.files(of: table, formats: pipeline.publication?.formats ?? []).compactMap(\.recipe)
      })
    func isIdle(_ run: Int, _ key: Digest, _ recipe: Digest) -> Bool {
      run < oldest && !history.waiting.contains(run) && !others.contains(run) && !live.keys.contains(key)
        && !spared.contains(recipe)
    }
    func goes(_ row: ActionRow, _ run: Int) -> Bool {
      isIdle(run, row.key, row.recipe)
        || (ActionResult(encoded: row.result)?.references ?? []).contains(where: going.contains)
    }
    var forgetting = Forgetting()
    try workspace.journal.forEachAction { row, run in
      if goes(row, run) { forgetting.actions.append(row.key) }
    }
    try workspace.journal.forEachBlock { row, run in
      if goes(row, run) { forgetting.blocks.append(row.key) }
    }
    forgetting.stageResults = try workspace.journal.stageResults().filter { row in
      let isOld = row.run < oldest && !history.keys.contains(row.key) && !others.contains(row.run)
      return isOld || StageResult(encoded: row.result)?.roots.contains(where: going.contains) ?? true
    }.map(\.key)
    forgetting.condemned = going.sorted()
    return forgetting
  }
}

extension Collector {
  /// The published folders of the pipeline that are more than it keeps, with those of its runs as of other times.
  private func prunableOutputs() throws -> [(
    folder: PublishFolder, keep: Int, pinned: Set<String>, names: [String]
  )] {
    guard let target = pipeline.publication else { return [] }
    let pins = Set(try workspace.journal.pins().map(\.run))
    return try pipeline.publicationLines.map { line in
      let folder = line.folder
      let pinned = Set(
        try workspace.journal.publications(pipeline: line.name).filter { pins.contains($0.run) }.map(\.name))
      let names = folder.prunable(keeping: target.keep, pinned: pinned)
      return (folder, target.keep, pinned, names.map { "\(folder.runsFolder)/\($0)" })
    }
  }

  private func pruneOutputs() throws {
    for output in try prunableOutputs() {
      try output.folder.prune(keeping: output.keep, pinned: output.pinned)
    }
  }
}
