import PipelineFile
import Records
import Store

/// The answer to why a stage will rerun, or why it last did.
package struct StageExplanation: Sendable {
  package let stage: String
  /// What a run now would do; nil if it waits for others.
  package let plan: StagePlan
  /// The last run in which actions of the stage ran, and why they did.
  package let lastWork: (run: Int, record: StageRecord)?
}

extension Planner {
  /// Explains a stage.
  package func explain(_ name: String) async throws -> StageExplanation {
    guard pipeline[name] != nil else {
      throw EngineError.unknownStage(name: name, known: pipeline.stages.map(\.name))
    }
    let plans = try await plan()
    guard let plan = plans.first(where: { $0.name == name }) else {
      throw EngineError.unknownStage(name: name, known: pipeline.stages.map(\.name))
    }
    let rows = try workspace.journal.stages(name, pipeline: pipeline.name, limit: 200)
    let work = rows.lazy.compactMap { row in
      StageRecord(encoded: row.row.record).map { (run: row.run, record: $0) }
    }.first { $0.record.ran > 0 }
    return StageExplanation(stage: name, plan: plan, lastWork: work)
  }
}
