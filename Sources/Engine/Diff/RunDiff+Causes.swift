import Hashing
import PipelineFile
import Records
import StageKit
import Store

/// Something that was not the same for two runs and made rows differ: a part of a stage's recipe, or what the
/// sources showed.
package struct DiffCause: Hashable, Sendable {
  package let stage: String
  package let reason: RerunReason

  package var text: String { "\(stage): \(reason.text)" }
}

extension RunDiff {
  /// What differs at the root, stage by stage: recipes, and snapshots. What only follows from an earlier stage's
  /// difference is no cause.
  package func causes() throws -> [DiffCause] {
    let comparison = DatasetChanges(workspace: workspace)
    return try pipeline.stages.flatMap { stage -> [DiffCause] in
      guard let after = try standing(stage.name, atRun: new) else { return [] }
      guard let before = try standing(stage.name, atRun: old) else {
        return [DiffCause(stage: stage.name, reason: .neverRan)]
      }
      let explainer = RerunExplainer(stage: stage, file: pipeline.file)
      var reasons: [RerunReason] = []
      if before.row.recipe != after.row.recipe, let old = try recipe(before.row),
        let new = try recipe(after.row)
      {
        reasons = explainer.differences(from: old, to: new)
      }
      reasons += explainer.sightings(after.record.result, since: before.record, comparison: comparison)
      return reasons.map { DiffCause(stage: stage.name, reason: $0) }
    }
  }

  /// The first stage, in the order of the data, in which what a row was made from is not what it was; nil where
  /// that cannot be told, as of rows that sum up many records.
  package func stageOfChange(_ row: DifferentRow) throws -> String? {
    let (run, other) = row.new == nil ? (old, new) : (new, old)
    let trace = RecordTrace(pipeline: pipeline, workspace: workspace, run: run)
    guard let chain = try? trace.chain(row.name), chain.steps.count > 1 else { return nil }
    for step in chain.steps.reversed() {
      guard let schema = pipeline[step.stage]?.schema(ofOutput: step.port) else { return nil }
      let search = RecordSearch(schema: schema, workspace: workspace)
      let root = try standing(step.stage, atRun: other)?.record.result.outputs[step.port]?.root
      let counterpart = try root.flatMap { try search.first(step.identifier, in: try workspace.dataset($0)) }
      if counterpart?.line != step.line { return step.stage }
    }
    return nil
  }

  private func recipe(_ row: StageRow) throws -> Recipe? {
    try workspace.journal.components(of: row.recipe).flatMap { try? Recipe(encoded: $0) }
  }
}
