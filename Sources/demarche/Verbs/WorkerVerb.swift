import ArgumentParser
import Engine
import Foundation

/// What the engine starts to perform actions in; nothing for people.
struct WorkerVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Performs a run's actions. The engine starts it.", shouldDisplay: false)

  @Argument(help: "Folder of the store.")
  var store: String

  @Option(help: "Folder of a batch of tasks; a node of a cluster performs one of them.")
  var batch: String?

  @Option(help: "Number of the task in the batch.")
  var index: Int?

  @Option(help: "Chunks to work on at the same time.")
  var jobs = 1

  @Option(help: "Seconds for one chunk.")
  var timeLimit = 600

  @Option(help: "Megabytes of a worker process; 0 for no limit.")
  var memoryLimit = 0

  func run() async throws {
    guard let batch, let index else { return try Worker(registry: Registry.stages, store: store).serve() }
    let environment = ProcessInfo.processInfo.environment
    let options = WorkerOptions(
      program: WorkerOptions.thisProgram, arguments: ["demarche", "worker"], environment: environment,
      timeLimit: .seconds(timeLimit), memoryLimit: memoryLimit << 20)
    try await TaskRunner(
      registry: Registry.stages, store: store, batch: batch, index: index,
      attempt: TaskRunner.attempt(environment), options: options, jobs: jobs
    ).run()
  }
}
