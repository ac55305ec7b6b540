import Hashing
import PipelineFile
import Store

/// Chooses what a collection takes out of the journal of a pipeline's old runs: a run that is not kept loses what its
/// stages decided and what it published, but for what something reads still, and a line of it stays; of the oldest,
/// not even that.
struct HistoryRetention {
  let pipeline: Pipeline
  let workspace: Workspace
  let kept: KeptRuns.Choice
  /// What goes this time of the published folders, by path.
  let prunedFolders: Set<String>
  /// Runs that have a snapshot which does not stay.
  let staleCaptures: Set<Int>
  /// Runs of which a line stays at least.
  let lines: Int

  /// What goes, if nothing has needed it for long enough.
  struct Findings {
    /// Runs that were not waiting.
    var noted: [Int] = []
    /// Runs that no longer wait, since they are kept again or have nothing left.
    var pardoned: [Int] = []
    var history = ForgottenHistory()
    var publications: [(pipeline: String, run: Int)] = []
    /// Old runs whose details have waited for long enough.
    var due: Set<Int> = []
    /// Runs that have not waited for long enough.
    var waiting: Set<Int> = []
    /// Keys of the stages' results that rows which stay name.
    var keys: Set<Digest> = []
  }

  /// `isDue` tells by the time since when a run has waited, nil for one that has not, whether it has for long enough.
  func find(isDue: (Int?) -> Bool) throws -> Findings {
    let runs = try workspace.journal.runs(of: pipeline.name, limit: Int.max)
    let waiting = try workspace.journal.expiredRuns()
    let publications = try stalePublications()
    let stages = try workspace.journal.allStages(pipeline: pipeline.name)
    let needed = neededStages(stages, runs: runs, published: publications.kept)
    let stale = Dictionary(grouping: stages.filter { !needed.contains(Place($0)) }, by: \.run)
    let stalePublications = Dictionary(grouping: publications.stale, by: \.run)
    let records = Dictionary(grouping: stages, by: \.run)
    let referred = publications.kept.union(needed.map(\.run)).union(try captureRuns())
    var found = Findings()
    for (age, run) in runs.enumerated() {
      let facts = run.report.flatMap(RunFacts.init(encoded:))
      let isSummarized = facts?.summary != nil
      let hasDetails =
        !isSummarized || stale[run.id] != nil || stalePublications[run.id] != nil
        || staleCaptures.contains(run.id)
      let isForgotten = !hasDetails && age >= lines && !referred.contains(run.id)
      guard age > 0, !keeps(run.id), hasDetails || isForgotten else {
        if waiting[run.id] != nil { found.pardoned.append(run.id) }
        continue
      }
      // A line that stood for hundreds of runs need not wait.
      guard !hasDetails || isDue(waiting[run.id]) else {
        found.waiting.insert(run.id)
        if waiting[run.id] == nil { found.noted.append(run.id) }
        continue
      }
      found.due.insert(run.id)
      found.history.settled.append(run.id)
      found.history.stages += (stale[run.id] ?? []).map { ($0.run, $0.position) }
      found.publications += stalePublications[run.id] ?? []
      if !isSummarized {
        let decided = (records[run.id] ?? []).compactMap {
          $0.row.flatMap { StageRecord(encoded: $0.record) }
        }
        found.history.summaries.append((run.id, (facts ?? RunFacts()).summarized(decided)))
      }
      if isForgotten { found.history.runs.append(run.id) }
    }
    found.keys = Set(
      stages.filter { !found.due.contains($0.run) || needed.contains(Place($0)) }.compactMap(\.row?.key))
    return found
  }

  /// Runs that have a snapshot or a log: the times of those are their runs'.
  private func captureRuns() throws -> Set<Int> {
    Set(try workspace.journal.captureLogs(pipeline: pipeline.name).map(\.run)).union(
      try workspace.journal.allCaptures().map(\.row.run))
  }

  private func keeps(_ run: Int) -> Bool { run >= kept.oldest || kept.runs.contains(run) }

  private struct Place: Hashable {
    let run: Int
    let position: Int

    init(_ row: PlacedStageRow) {
      run = row.run
      position = row.position
    }
  }

  /// The rows that kept runs have, those that stood when one of them, or one that is still published, had ended, and
  /// of each stage those from which its time is estimated and why it last worked is told.
  private func neededStages(
    _ stages: [PlacedStageRow], runs: [RunRow], published: Set<Int>
  ) -> Set<Place> {
    let asOf = Set(runs.filter { $0.asOf != nil }.map(\.id))
    let anchors = kept.runs.union(published).union(runs.first.map { [$0.id] } ?? [])
    var needed = Set(stages.filter { keeps($0.run) }.map(Place.init))
    for rows in Dictionary(grouping: stages, by: \.stage).values {
      let own = rows.filter { !asOf.contains($0.run) }
      for anchor in anchors {
        let standing = own.last { $0.run <= anchor }
        let itself = rows.last { $0.run == anchor }
        needed.formUnion([standing, itself].compactMap { $0.map(Place.init) })
      }
      needed.formUnion(own.suffix(Outlook.depth).map(Place.init))
      let worked = own.last { row in
        row.row.flatMap { StageRecord(encoded: $0.record) }.map { $0.ran > 0 } ?? false
      }
      needed.formUnion(worked.map { [Place($0)] } ?? [])
    }
    return needed
  }

  /// The publications of runs that are not kept and whose folders are gone. The last one is what the next is compared
  /// with.
  private func stalePublications() throws -> (stale: [(pipeline: String, run: Int)], kept: Set<Int>) {
    guard pipeline.publication != nil else { return ([], []) }
    var stale: [(pipeline: String, run: Int)] = []
    var held: Set<Int> = []
    for line in pipeline.publicationLines {
      let folder = line.folder
      let names = Set(folder.runNames.filter { !prunedFolders.contains("\(folder.runsFolder)/\($0)") })
      for (age, row) in try workspace.journal.publications(pipeline: line.name).enumerated() {
        if age == 0 || keeps(row.run) || names.contains(row.name) {
          held.insert(row.run)
        } else {
          stale.append((line.name, row.run))
        }
      }
    }
    return (stale, held)
  }
}
