import Hashing
import PipelineFile
import Records
import Store

/// Chooses the runs that a collection keeps.
struct KeptRuns {
  let pipeline: Pipeline
  let workspace: Workspace
  let retention: Retention

  struct Choice {
    /// The runs whose results stay.
    let runs: Set<Int>
    /// The oldest run among the last ones; whatever was recorded since stays too.
    let oldest: Int
    let live: LiveSet
  }

  /// Statuses of runs whose results are whole.
  private static let good: Set<String> = ["done", "degraded", "refused"]

  /// Pinned runs, the runs whose publication a reader sees, and the last ones, as far as number, age and size allow.
  /// The last run that ended well stays whatever the limits say.
  func choose(_ sizes: [Digest: Int]) async throws -> Choice {
    let runs = try workspace.journal.runs(of: pipeline.name, limit: Int.max)
    let good = runs.filter { Self.good.contains($0.status) }
    var live = LiveSet(pipeline: pipeline, workspace: workspace)
    var kept: Set<Int> = []
    for run in try pinned(among: Set(runs.map(\.id))).union(shown()) {
      try await live.add(run: run)
      kept.insert(run)
    }
    var oldest = (runs.first?.id ?? 0) + 1
    for (index, run) in good.prefix(max(1, retention.runs)).enumerated() {
      if index > 0, let after = retention.after, run.started < after.description { break }
      var wider = live
      try await wider.add(run: run.id)
      if index > 0, let limit = retention.bytes, bytes(wider, sizes) > limit { break }
      live = wider
      kept.insert(run.id)
      oldest = run.id
    }
    return Choice(runs: kept, oldest: oldest, live: live)
  }

  private func pinned(among runs: Set<Int>) throws -> Set<Int> {
    Set(try workspace.journal.pins().map(\.run)).intersection(runs)
  }

  /// The runs that published what the pipeline's links lead to.
  private func shown() throws -> Set<Int> {
    guard pipeline.publication != nil else { return [] }
    return Set(
      try pipeline.publicationLines.flatMap { line in
        let folder = line.folder
        let publications = try workspace.journal.publications(pipeline: line.name)
        return publications.filter { folder.current == "\(folder.runsFolder)/\($0.name)" }.map(\.run)
      })
  }

  private func bytes(_ live: LiveSet, _ sizes: [Digest: Int]) -> Int {
    live.objects.reduce(0) { $0 + (sizes[$1] ?? 0) }
  }
}
