import StageKit
import YAML

/// A stage as the file gives it, before its inputs are looked up.
struct StageDraft {
  let name: String
  let mark: Mark
  /// Nil if there is no such module, which is reported.
  let module: (any StageModule.Type)?
  let inputs: InputsDraft
  let parameters: Parameters
  let places: [String: Mark]
  var policy = StagePolicy()

  /// The input ports; nil without a module.
  var inputPorts: [InputPort]? { module?.inputs(parameters) }

  /// The output ports; nil without a module.
  var outputPorts: [OutputPort]? { module?.outputs(parameters) }

  /// The stages that it reads, as written.
  var references: [StageReference] {
    switch inputs.form {
    case .list(let references): references
    case .named(let entries): entries.map(\.reference)
    }
  }

  /// The stage with its inputs found; nil without a module.
  func stage(inputs: [StageInput]) -> PipelineStage? {
    module.map {
      PipelineStage(
        name: name, module: $0, inputs: inputs, parameters: parameters, places: places, mark: mark,
        policy: policy)
    }
  }
}

/// What `inputs` holds.
struct InputsDraft {
  enum Form {
    case list([StageReference])
    case named([NamedInput])
  }

  /// Where they stand; where the stage stands if there are none.
  let mark: Mark
  let form: Form
  /// Whether something in them could not be read, so that nothing can be said to be missing.
  let isBroken: Bool
}

/// An input with the stage that feeds it.
struct NamedInput {
  let port: String
  let mark: Mark
  let reference: StageReference
}

/// A stage, or one of its outputs, that is read.
struct StageReference {
  let stage: String
  /// The output after the dot, if there is one.
  let output: String?
  let mark: Mark

  /// Reads `stage` or `stage.output`.
  init(_ text: String, mark: Mark) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    stage = String(parts[0])
    output = parts.count == 2 ? String(parts[1]) : nil
    self.mark = mark
  }

  /// The reference as it is written.
  var text: String { stage + (output.map { "." + $0 } ?? "") }
}
