package import Hashing
package import Records

/// How a stage's function relates to records; the engine needs no more to make it incremental.
package enum StageShape: String, Sendable, CaseIterable {
  /// Sources and the last snapshot to a snapshot; the only shape that may look at clock, files and network.
  case capture
  /// A record to any number of records, or a rejection with its reason.
  case map
  /// A chunk to a partial; partials, in any grouping and order, to a result.
  case fold
  /// A fold over several inputs whose result is joined back onto each record.
  case link
}

/// A named input of a stage and the record type that it takes.
package struct InputPort: Hashable, Sendable {
  package let name: String
  /// Record type, as in `TableSchema.record`.
  package let record: String

  package init(_ name: String, _ record: String) {
    self.name = name
    self.record = record
  }
}

/// A named output of a stage. The first one is what other stages read unless they ask for another.
package struct OutputPort: Hashable, Sendable {
  package let name: String
  package let schema: TableSchema

  package init(_ name: String, _ schema: TableSchema) {
    self.name = name
    self.schema = schema
  }
}

/// All that the engine knows of a stage module.
package struct StageDescriptor: Sendable {
  /// What `uses:` names.
  package let name: String
  /// What it does, in one sentence.
  package let meaning: String
  package let shape: StageShape
  package let inputs: [InputPort]
  package let outputs: [OutputPort]
  package let parameters: [Parameter]
  /// Digest of the module's sources and of those it imports, made at build time.
  package let codeDigest: String
  /// Libraries whose version may change results ("libxml2": "2.9.14"), by name.
  package let libraries: [String: String]

  package init(
    name: String, meaning: String, shape: StageShape, inputs: [InputPort], outputs: [OutputPort],
    parameters: [Parameter], codeDigest: String, libraries: [String: String] = [:]
  ) {
    self.name = name
    self.meaning = meaning
    self.shape = shape
    self.inputs = inputs
    self.outputs = outputs
    self.parameters = parameters
    self.codeDigest = codeDigest
    self.libraries = libraries
  }
}

/// A stage module: what the registry lists.
package protocol StageModule: Sendable {
  static var descriptor: StageDescriptor { get }
  /// The inputs of a stage with these parameters, where they decide; by default the descriptor's.
  static func inputs(_ parameters: Parameters) -> [InputPort]
  /// The outputs of a stage with these parameters, where they decide; by default the descriptor's. Never none.
  static func outputs(_ parameters: Parameters) -> [OutputPort]
  /// Files outside the pipeline's folder whose content decides results as a parameter's does; by default none.
  static func programs(_ parameters: Parameters) -> [ProgramFile]
  /// Makes the stage ready to run with checked parameters; may load lexicons and models, once.
  static func make(_ parameters: Parameters) throws -> StageBody
}

extension StageModule {
  package static func inputs(_ parameters: Parameters) -> [InputPort] { descriptor.inputs }
  package static func outputs(_ parameters: Parameters) -> [OutputPort] { descriptor.outputs }
  package static func programs(_ parameters: Parameters) -> [ProgramFile] { [] }
}

/// A program's file that a stage relies on, by content.
package struct ProgramFile: Hashable, Sendable {
  /// As the pipeline file names it.
  package let name: String
  package let digest: Digest

  package init(name: String, digest: Digest) {
    self.name = name
    self.digest = digest
  }
}

/// A stage ready to run, by its shape.
package enum StageBody: Sendable {
  case capture(any CaptureStage)
  case map(any MapStage)
  case fold(any FoldStage)
  case link(any LinkStage)
}

/// What is wrong with a parameter's value, beyond what its type says; found when the stage is made.
package struct ParameterProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The parameter's name in the stage's declaration.
  package let parameter: String
  /// What is wrong and what to do.
  package let description: String

  package init(parameter: String, _ description: String) {
    self.parameter = parameter
    self.description = description
  }
}
