import PipelineFile
import Records
import Store

/// Finds the datasets that a run published, or would have.
struct PublishedRows {
  let pipeline: Pipeline
  let workspace: Workspace

  /// The datasets of a table as they stood when the run had ended, one for each of its sources; nil for those of
  /// stages that had no result then.
  func datasets(of table: PublishedTable, atRun run: Int) throws -> [DatasetReference?] {
    try table.sources.map { source in
      let standing = try workspace.journal.stage(source.stage, pipeline: pipeline.name, atRun: run)
      return (standing?.row.record).flatMap(StageRecord.init(encoded:))?.result.outputs[source.port]
    }
  }
}
