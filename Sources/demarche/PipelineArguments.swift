import ArgumentParser
import Engine
import PipelineFile
import Records
import Store

/// The pipeline file and the store, as most verbs take them.
struct PipelineArguments: ParsableArguments {
  @Argument(help: "The pipeline file.", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @Option(name: .long, help: "Folder of the store; by default .demarche beside the pipeline file.")
  var store: String?

  func load() throws -> Pipeline { try PipelineLoader.load(path: pipeline, registry: Registry.stages) }

  func storeFolder(of pipeline: Pipeline) -> String { Session.storeFolder(of: pipeline, override: store) }

  func open(_ pipeline: Pipeline) throws -> Workspace {
    var workspace = try Session.open(store: storeFolder(of: pipeline)) { Console.note("warning: " + $0) }
    workspace.shared = try pipeline.sharedStore.map { folder in
      try SharedCache(folder: folder) { Console.note("warning: " + $0) }
    }
    return workspace
  }
}
