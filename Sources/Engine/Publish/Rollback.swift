package import PipelineFile
import Store

/// Makes an earlier published run the current one again, until the next run publishes.
package struct Rollback: Sendable {
  let pipeline: Pipeline

  package init(pipeline: Pipeline) { self.pipeline = pipeline }

  /// Switches readers to what the run published; throws if that is not kept.
  package func publish(run: Int) throws {
    guard let target = pipeline.publication else { throw EngineError.noPublication(run: run, kept: []) }
    let folder = PublishFolder(link: target.folder)
    try folder.check()
    let name = folder.name(ofRun: run)
    guard folder.runNames.contains(name) else {
      throw EngineError.noPublication(run: run, kept: folder.runNames)
    }
    try folder.point(to: name)
  }
}
