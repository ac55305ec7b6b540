package import StageKit
package import YAML

/// What can be wrong with a pipeline file, as facts; the words are in `PipelineProblem+Text.swift`.
package enum PipelineProblem: Hashable, Sendable {
  /// The file itself cannot be read.
  case file(FileProblem)
  /// It is not YAML, or has a key that nobody knows.
  case yaml(YAMLDiagnostic)
  /// There are more mistakes than are shown.
  case more(than: Int)

  case missingKey(String, meaning: String)
  /// Of some keys exactly one must be given.
  case notOneOf([String], of: String)
  case wrongValue(of: String, expected: ValueExpectation, found: String, advice: ValueAdvice?)
  /// A name that holds what no name may hold.
  case badName(String, of: NamedThing)
  case noStages
  case unknownModule(String, known: [String], nearest: String?, isStageName: Bool)

  case unknownStage(String, known: [String], nearest: String?)
  case unknownOutput(String, stage: String, known: [String], nearest: String?)
  case takesNoInputs(stage: String)
  case unknownInput(String, stage: String, known: [String], nearest: String?)
  case missingInput(InputPort, stage: String, candidates: [String])
  /// A stage that is read yields a record type that no input of the reader takes.
  case noInputTakes(YieldedRecord, stage: String, inputs: [InputPort], candidates: [String])
  case inputTakesOther(YieldedRecord, input: InputPort, candidates: [String])
  case inputTakenTwice(YieldedRecord, input: InputPort, first: String)
  /// The stages of a cycle in the order in which records would flow; the first is also the last.
  case cycle([String])

  case missingParameter(String, type: ParameterType, meaning: String)
  case parameterOutsideWith(String, module: String)
  case variantMissing(of: String, keys: [String])
  case variantsTogether(of: String, keys: [String])
  case keyOfOtherVariant(String, chosen: String, owners: [String])
  case parameterFile(String, path: String, problem: FileProblem)
  case givenTwice(String, of: String)
  /// Publishing would put a link in the place of a folder that holds the pipeline file.
  case publishesOverItself(path: String)
}

/// What a name is the name of.
package enum NamedThing: String, Hashable, Sendable {
  case pipeline, stage
}

/// What a stage yields when it is read as written ("deduplicate" or "deduplicate.articles").
package struct YieldedRecord: Hashable, Sendable {
  package let reference: String
  package let record: String
}

/// What a value should have been.
package enum ValueExpectation: Hashable, Sendable {
  case type(ParameterType)
  case mapping(of: String)
  case inputs
  case nonemptyList
  case nonemptyText
  /// A share (`20%`) or, where counts are taken, a number.
  case threshold(takesCounts: Bool)
  case slurmTime
  case memory
  /// `90s`, `15m`, `6h`, `30d`.
  case timeLength
  /// `500MB`, `20GB`.
  case byteSize
  case mailAddress
  case list(of: String)
}

/// What to do about a value of the wrong type.
package enum ValueAdvice: Hashable, Sendable {
  case quote
  case unquote
  case write(String)
  case nearest(String)
  case wrapInList
  /// Leaving it out means this value.
  case leaveOut(default: ParameterValue)
}

/// Why a file cannot be read.
package enum FileProblem: Error, Hashable, Sendable {
  case missing
  case directory
  /// A device, pipe or socket, whose end nobody knows.
  case notRegular
  case tooLarge(limit: Int)
  case system(errno: Int32)
}
