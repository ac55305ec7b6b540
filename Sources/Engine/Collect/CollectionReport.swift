import Hashing
import PipelineFile
import Records
import Store

/// What a collection found, stage by stage.
package struct CollectionReport: Sendable {
  package struct Line: Hashable, Sendable {
    /// A stage; `(others)` for what no stage's record names, as fragments of published files.
    package let stage: String
    package var objects = 0
    package var bytes = 0
    /// Of these, what goes now, the grace time being over.
    package var goingObjects = 0
    package var goingBytes = 0
  }

  /// Runs that are kept, oldest first.
  package let runs: [Int]
  package let keptObjects: Int
  package let keptBytes: Int
  /// What nothing needs.
  package let lines: [Line]
  /// Published folders that are more than the pipeline keeps.
  package var outputs: [String] = []
  /// Runs of whose history no more than a line is kept from now on.
  package var oldRuns = 0

  package var goingObjects: Int { lines.reduce(0) { $0 + $1.goingObjects } }
  package var goingBytes: Int { lines.reduce(0) { $0 + $1.goingBytes } }
  package var deadObjects: Int { lines.reduce(0) { $0 + $1.objects } }
  package var deadBytes: Int { lines.reduce(0) { $0 + $1.bytes } }
}

/// Tells which stages unneeded objects come from.
struct Waste {
  static let others = "(others)"

  let pipeline: Pipeline
  let workspace: Workspace

  func report(
    dead: [Digest], sweepable: Set<Digest>, sizes: [Digest: Int], runs: Set<Int>
  ) throws -> CollectionReport {
    let owners = dead.isEmpty ? [:] : try owners()
    var lines: [String: CollectionReport.Line] = [:]
    for digest in dead {
      let stage = owners[digest] ?? Self.others
      let size = sizes[digest] ?? 0
      var line = lines[stage] ?? CollectionReport.Line(stage: stage)
      line.objects += 1
      line.bytes += size
      if sweepable.contains(digest) {
        line.goingObjects += 1
        line.goingBytes += size
      }
      lines[stage] = line
    }
    let total = sizes.values.reduce(0, +)
    let order = pipeline.stages.map(\.name) + lines.keys.filter { pipeline[$0] == nil }.sorted()
    return CollectionReport(
      runs: runs.sorted(), keptObjects: sizes.count - dead.count,
      keptBytes: total - dead.reduce(0) { $0 + (sizes[$1] ?? 0) }, lines: order.compactMap { lines[$0] })
  }

  /// By object, the stage whose results or actions name it.
  private func owners() throws -> [Digest: String] {
    var owners: [Digest: String] = [:]
    var stages: [Digest: String] = [:]
    var seen: Set<Digest> = []
    for run in try workspace.journal.allRuns() {
      for row in try workspace.journal.stages(ofRun: run.id) {
        stages[row.recipe] = row.stage
        guard let result = StageRecord(encoded: row.record)?.result else { continue }
        for root in result.roots where seen.insert(root).inserted {
          for digest in workspace.objects(ofDataset: root) where owners[digest] == nil {
            owners[digest] = row.stage
          }
        }
      }
    }
    try workspace.journal.forEachAction { row, _ in
      guard let stage = stages[row.recipe] else { return }
      for digest in ActionResult(encoded: row.result)?.references ?? [] where owners[digest] == nil {
        owners[digest] = stage
      }
    }
    return owners
  }
}
