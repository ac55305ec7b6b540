import ArgumentParser
import Engine

/// What the engine starts to perform actions in; nothing for people.
struct WorkerVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Performs a run's actions. The engine starts it.", shouldDisplay: false)

  @Argument(help: "Folder of the store.")
  var store: String

  func run() throws {
    try Worker(registry: Registry.stages, store: store).serve()
  }
}
