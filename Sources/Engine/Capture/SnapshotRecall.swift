import Hashing
import PipelineFile
import Records
import StageKit
import Store

/// Finds the snapshot that was current at a time.
struct SnapshotRecall {
  let pipeline: Pipeline
  let workspace: Workspace

  /// A snapshot of earlier, and where it comes from.
  struct Recalled {
    let result: StageResult
    let run: Int
    let taken: String

    var text: String { "the snapshot that run \(run) took at \(taken) was current then" }
  }

  /// The last snapshot of a run that began at the time or before: a run's pages bear the time when it began. Throws
  /// if there is none, or if a part of it is no longer kept.
  func snapshot(of stage: PipelineStage, asOf time: Instant) throws -> Recalled {
    let captures = try workspace.journal.captures(pipeline: pipeline.name, stage: stage.name)
    // Times are RFC 3339 in UTC to the second, whose order is that of their bytes.
    guard let (taken, row) = captures.first(where: { $0.started <= time.description }),
      let result = StageResult(encoded: row.result)
    else {
      throw EngineError.noSnapshot(stage: stage.name, asOf: time, earliest: captures.last?.started)
    }
    guard isWhole(result) else { throw EngineError.snapshotLost(stage: stage.name, run: row.run) }
    return Recalled(result: result, run: row.run, taken: taken)
  }

  private func isWhole(_ result: StageResult) -> Bool {
    result.outputs.values.allSatisfy { output in
      guard let dataset = try? workspace.dataset(output.root) else { return false }
      return dataset.chunks.allSatisfy { workspace.objects.contains($0.digest) }
    }
  }
}
