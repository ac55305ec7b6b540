import PipelineFile
import StageKit
import Synchronization

/// The stages' bodies, each made when it is wanted first: making one may load lexicons and models, which a run that
/// changes nothing has no use for.
final class StageBodies: Sendable {
  private let pipeline: Pipeline
  private let made = Mutex<[String: StageBody]>([:])

  init(of pipeline: Pipeline) { self.pipeline = pipeline }

  /// The body of a stage; throws if the stage refuses its parameters.
  func body(_ name: String) throws -> StageBody {
    if let body = made.withLock({ $0[name] }) { return body }
    guard let stage = pipeline[name] else {
      throw EngineError.unknownStage(name: name, known: pipeline.stages.map(\.name))
    }
    do {
      let body = try stage.module.make(stage.parameters)
      made.withLock { $0[name] = body }
      return body
    } catch let problem as ParameterProblem {
      let mark = stage.places[problem.parameter] ?? stage.mark
      throw EngineError.badParameter(
        stage: stage.name, place: "\(pipeline.file):\(mark)", problem: problem.description)
    }
  }
}
