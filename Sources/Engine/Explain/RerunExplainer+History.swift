import Hashing
import PipelineFile
import Records
import StageKit
import Store

extension RerunExplainer {
  /// Why a stage with this recipe and these inputs does not have the result of its last run.
  func reasons(
    recipe: Recipe, inputs: [(port: String, root: Digest)], last: StageRow?, lastRecord: StageRecord?,
    workspace: Workspace
  ) throws(StoreError) -> [RerunReason] {
    guard let last, let lastRecord else { return [.neverRan] }
    var reasons: [RerunReason] = []
    if last.recipe != recipe.digest, let text = try workspace.journal.components(of: last.recipe),
      let old = try? Recipe(encoded: text)
    {
      reasons = differences(from: old, to: recipe)
    }
    for (input, port) in zip(inputs, stage.inputs) {
      guard let before = lastRecord.inputs[input.port], before != input.root else { continue }
      // What the datasets were may have been collected since: then only the fact of the change is known.
      let change = try DatasetChange(from: before, to: input.root, in: workspace)
      reasons.append(.input(port: input.port, stage: port.stage, change: change))
    }
    if reasons.isEmpty, stage.descriptor.shape != .capture { reasons = [.resultLost] }
    return reasons
  }
}
