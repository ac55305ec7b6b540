package import PipelineFile

/// Which stages of a pipeline a selection means.
package enum StageSelection {
  /// Names of the selected stages; throws if one that is asked for is not there.
  package static func names(_ selection: RunOptions.Selection, in pipeline: Pipeline) throws(EngineError)
    -> Set<String>
  {
    let all = Set(pipeline.stages.map(\.name))
    func checked(_ name: String) throws(EngineError) -> String {
      guard all.contains(name) else { throw .unknownStage(name: name, known: pipeline.stages.map(\.name)) }
      return name
    }
    switch selection {
    case .all: return all
    case .only(let name): return [try checked(name)]
    case .from(let name): return downstream(of: try checked(name), in: pipeline)
    case .to(let name): return upstream(of: try checked(name), in: pipeline)
    case .between(let from, let to):
      let names = downstream(of: try checked(from), in: pipeline).intersection(
        upstream(of: try checked(to), in: pipeline))
      guard !names.isEmpty else { throw .nothingBetween(from: from, to: to) }
      return names
    }
  }

  /// The stage and all that read it, however indirectly.
  private static func downstream(of name: String, in pipeline: Pipeline) -> Set<String> {
    var result: Set<String> = [name]
    for stage in pipeline.stages where stage.inputs.contains(where: { result.contains($0.stage) }) {
      result.insert(stage.name)
    }
    return result
  }

  /// The stage and all that it reads, however indirectly.
  private static func upstream(of name: String, in pipeline: Pipeline) -> Set<String> {
    var result: Set<String> = [name]
    for stage in pipeline.stages.reversed() where result.contains(stage.name) {
      result.formUnion(stage.inputs.map(\.stage))
    }
    return result
  }
}
