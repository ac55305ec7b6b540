import Hashing
import PipelineFile
import Records
import StageKit
import Store

/// A dataset that feeds a stage, to be compared with the one that fed it before.
struct ComparedInput {
  let source: StageInput
  let root: Digest
  let schema: TableSchema
}

extension RerunExplainer {
  /// Why a stage with this recipe and these inputs does not have the result of its last run.
  func reasons(
    recipe: Recipe, inputs: [ComparedInput], last: StageRow?, lastRecord: StageRecord?,
    comparison: DatasetChanges, journal: Journal
  ) throws(StoreError) -> [RerunReason] {
    guard let last, let lastRecord else { return [.neverRan] }
    var reasons: [RerunReason] = []
    if last.recipe != recipe.digest, let text = try journal.components(of: last.recipe),
      let old = try? Recipe(encoded: text)
    {
      reasons = differences(from: old, to: recipe)
    }
    for input in inputs {
      guard let before = lastRecord.inputs[input.source.port], before != input.root else { continue }
      let change = comparison.change(from: before, to: input.root, schema: input.schema)
      reasons.append(.input(port: input.source.port, stage: input.source.stage, change: change))
    }
    if reasons.isEmpty, stage.descriptor.shape != .capture { reasons = [.resultLost] }
    return reasons
  }

  /// What a capture found that it had not seen before; nothing for other stages.
  func sightings(
    _ result: StageResult, since last: StageRecord?, comparison: DatasetChanges
  ) -> [RerunReason] {
    guard let last, stage.descriptor.shape == .capture, let port = stage.outputs.first,
      let before = last.result.outputs[port.name], let now = result.outputs[port.name],
      before.root != now.root
    else { return [] }
    return [.seen(change: comparison.change(from: before.root, to: now.root, schema: port.schema))]
  }
}
