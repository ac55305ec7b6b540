import Engine
import FaultyStages
import Foundation
import Glibc
import PipelineFile

/// A worker whose stages fail in every way: the tests of worker processes start it as the engine starts its own.
@main
struct FaultyWorker {
  static func main() async throws {
    let registry = StageRegistry([FaultyMap.self, FaultyFold.self])
    let arguments = CommandLine.arguments
    func option(_ name: String) -> String? {
      arguments.firstIndex(of: name).map { arguments[$0 + 1] }
    }
    guard let batch = option("--batch") else {
      guard let store = arguments.last else { exit(64) }
      return try Worker(registry: registry, store: store).serve()
    }
    guard let index = option("--index").flatMap({ Int($0) }), let place = arguments.firstIndex(of: "--index")
    else { exit(64) }
    let environment = ProcessInfo.processInfo.environment
    let options = WorkerOptions(
      program: WorkerOptions.thisProgram, arguments: ["worker"], environment: environment,
      memoryLimit: (option("--memory-limit").flatMap { Int($0) } ?? 0) << 20)
    try await TaskRunner(
      registry: registry, store: arguments[place - 1], batch: batch, index: index,
      attempt: TaskRunner.attempt(environment), options: options, jobs: 1
    ).run()
  }
}
