package import PipelineFile
package import Records
import StageKit
import Store

/// Reads a stage's last result as canonical lines.
package struct RecordQuery: Sendable {
  let pipeline: Pipeline
  let workspace: Workspace

  package init(pipeline: Pipeline, workspace: Workspace) {
    self.pipeline = pipeline
    self.workspace = workspace
  }

  /// Calls `body` with the lines of one chunk after the other, until it gives false. `output` is a port of the
  /// stage, its first one if nil; `rejects` names what the stage set aside.
  package func forEachChunk(of stage: String, output: String?, _ body: (ChunkLines) throws -> Bool) throws {
    guard let found = pipeline[stage] else {
      throw EngineError.unknownStage(name: stage, known: pipeline.stages.map(\.name))
    }
    guard let row = try workspace.journal.lastStage(stage, pipeline: pipeline.name)?.row,
      let result = StageRecord(encoded: row.record)?.result
    else { throw EngineError.noResult(stage: stage) }
    let ports = found.outputs.map(\.name) + [rejectsPort]
    guard let dataset = result.outputs[output ?? ports[0]] else {
      throw EngineError.unknownOutput(stage: stage, output: output ?? ports[0], known: ports)
    }
    for chunk in try workspace.dataset(dataset.root).chunks where try !body(workspace.lines(of: chunk)) {
      return
    }
  }
}
