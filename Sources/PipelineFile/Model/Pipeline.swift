package import StageKit
package import YAML

/// A checked pipeline: every name is resolved, every parameter is there, and the stages are in an order in which
/// each comes after its inputs.
package struct Pipeline: Sendable {
  package let name: String
  /// Path of the file as it was given, for messages.
  package let file: String
  /// Absolute path of the folder that holds the file; relative paths in it start here.
  package let folder: String
  /// In topological order; stages that could come in any order stand in the order of the file.
  package let stages: [PipelineStage]
  package let publication: Publication?
  /// Where stages are performed unless the command says otherwise.
  package let executor: ExecutorChoice
  /// Absolute path of the folder in which results are shared with other stores; nil for none.
  package let sharedStore: String?
  /// How runs are made and watched.
  package let policy: RunPolicy

  package init(
    name: String, file: String, folder: String, stages: [PipelineStage], publication: Publication?,
    executor: ExecutorChoice = .local, sharedStore: String? = nil, policy: RunPolicy = RunPolicy()
  ) {
    self.name = name
    self.file = file
    self.folder = folder
    self.stages = stages
    self.publication = publication
    self.executor = executor
    self.sharedStore = sharedStore
    self.policy = policy
  }

  /// The stage of that name.
  package subscript(name: String) -> PipelineStage? { stages.first { $0.name == name } }
}

/// A stage of a pipeline.
package struct PipelineStage: Sendable {
  /// Its name in the file.
  package let name: String
  /// The module that runs it.
  package let module: any StageModule.Type
  /// One for each input port of the module, in the module's order.
  package let inputs: [StageInput]
  package let parameters: Parameters
  /// Where each given parameter stands, by its path ("min_confidence", "sources[0].folder").
  package let places: [String: Mark]
  /// Where the stage's name stands.
  package let mark: Mark
  /// How often it is tried, and for how long.
  package let policy: StagePolicy

  package init(
    name: String, module: any StageModule.Type, inputs: [StageInput], parameters: Parameters,
    places: [String: Mark], mark: Mark, policy: StagePolicy = StagePolicy()
  ) {
    self.name = name
    self.module = module
    self.inputs = inputs
    self.parameters = parameters
    self.places = places
    self.mark = mark
    self.policy = policy
  }

  package var descriptor: StageDescriptor { module.descriptor }
  /// The outputs with the stage's parameters; the first one is what other stages read unless they ask for another.
  package var outputs: [OutputPort] { module.outputs(parameters) }
}

/// What feeds an input port.
package struct StageInput: Hashable, Sendable {
  /// The port of the stage that reads.
  package let port: String
  /// The stage that is read.
  package let stage: String
  /// The output port of the stage that is read (`inputs: [deduplicate.articles]` asks for one by name).
  package let output: String

  package init(port: String, stage: String, output: String) {
    self.port = port
    self.stage = stage
    self.output = output
  }
}

/// What to publish, and where.
package struct Publication: Sendable {
  /// Absolute path of the symbolic link that readers open.
  package let folder: String
  package let formats: [PublishFormat]
  /// How many published runs are kept.
  package let keep: Int
  /// The share of a table's rows that a run may change or remove; nil for any.
  package let maxChange: Threshold?
  /// How many records may be set aside by a run that is good; nil for any number.
  package let maxRejects: Threshold?
  /// Where `max_change` stands in the file; where `publish` does, if it does not.
  package let maxChangeMark: Mark
  /// The database server that is brought up to date too; nil for none.
  package let postgres: PostgresTarget?
  package let mark: Mark

  package init(
    folder: String, formats: [PublishFormat], keep: Int, maxChange: Threshold? = nil,
    maxRejects: Threshold? = nil, maxChangeMark: Mark? = nil,
    postgres: PostgresTarget? = nil, mark: Mark
  ) {
    self.folder = folder
    self.formats = formats
    self.keep = keep
    self.maxChange = maxChange
    self.maxRejects = maxRejects
    self.maxChangeMark = maxChangeMark ?? mark
    self.postgres = postgres
    self.mark = mark
  }
}

/// A form in which results are published.
package enum PublishFormat: String, Sendable, CaseIterable {
  case csv
  case json
  /// One database of all tables, `statements.sqlite`.
  case sqlite
  /// A page to look at, `report/index.html`, beside the tables.
  case report
}

/// The stage modules that there are: what `uses:` may name.
package struct StageRegistry: Sendable {
  package let modules: [any StageModule.Type]

  package init(_ modules: [any StageModule.Type]) { self.modules = modules }

  package subscript(name: String) -> (any StageModule.Type)? { modules.first { $0.descriptor.name == name } }

  package var names: [String] { modules.map { $0.descriptor.name } }
}
