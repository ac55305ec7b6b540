package import PipelineFile

/// Checks what only a stage itself can check of its parameters.
package enum StageCheck {
  /// Makes every stage, as a run would, and runs none.
  package static func check(_ pipeline: Pipeline) throws {
    let bodies = StageBodies(of: pipeline)
    for stage in pipeline.stages { _ = try bodies.body(stage.name) }
  }
}
