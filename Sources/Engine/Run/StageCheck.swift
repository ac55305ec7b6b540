package import PipelineFile

/// Checks what only a stage itself can check of its parameters.
package enum StageCheck {
  /// Makes every stage, as a run would, and runs none.
  package static func check(_ pipeline: Pipeline) throws {
    _ = try StageBodies(of: pipeline, names: Set(pipeline.stages.map(\.name)))
  }
}
