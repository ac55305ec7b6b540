package import Hashing
package import PipelineFile
import Records
import Store

/// The answer to why a stage did not run: what its key is made of, and which run made the result of that key.
package struct ReuseExplanation: Sendable {
  package struct Input: Hashable, Sendable {
    package let port: String
    package let stage: String
    package let root: Digest
    package let records: Int
  }

  package let stage: String
  /// The run that is explained.
  package let run: Int
  package let decision: StageDecision
  package let key: Digest
  /// The run that made the result which was reused; nil if it is no longer known.
  package let madeIn: Int?
  package let components: [KeyComponent]
  package let inputs: [Input]
  package let record: StageRecord
}

/// Tells why a stage was reused.
package struct ReuseExplainer: Sendable {
  let pipeline: Pipeline
  let workspace: Workspace

  package init(pipeline: Pipeline, workspace: Workspace) {
    self.pipeline = pipeline
    self.workspace = workspace
  }

  /// Explains what the last run decided for a stage.
  package func explain(_ name: String) throws -> ReuseExplanation {
    guard let stage = pipeline[name] else {
      throw EngineError.unknownStage(name: name, known: pipeline.stages.map(\.name))
    }
    guard let (run, row) = try workspace.journal.lastStage(name, pipeline: pipeline.name),
      let record = StageRecord(encoded: row.record)
    else { throw EngineError.noResult(stage: name) }
    let recipe = try workspace.journal.components(of: row.recipe).flatMap { try? Recipe(encoded: $0) }
    let inputs = try stage.inputs.compactMap { input -> ReuseExplanation.Input? in
      guard let root = record.inputs[input.port] else { return nil }
      let feeder = try workspace.journal.stage(input.stage, pipeline: pipeline.name, atRun: run)
      let dataset = (feeder?.row.record).flatMap(StageRecord.init(encoded:))?.result.outputs[input.output]
      return ReuseExplanation.Input(
        port: input.port, stage: input.stage, root: root, records: dataset?.records ?? 0)
    }
    return ReuseExplanation(
      stage: name, run: run, decision: record.decision, key: row.key,
      madeIn: try madeIn(row, record), components: recipe?.components ?? [], inputs: inputs, record: record)
  }

  /// The run whose work the result is: the one that recorded the key or, for a capture, the one that sealed the
  /// snapshot first.
  private func madeIn(_ row: StageRow, _ record: StageRecord) throws -> Int? {
    if let run = try workspace.journal.runOfStageResult(row.key) { return run }
    return try workspace.journal.captures(pipeline: pipeline.name, stage: row.stage)
      .prefix { StageResult(encoded: $0.row.result) == record.result }.last?.row.run
  }
}
