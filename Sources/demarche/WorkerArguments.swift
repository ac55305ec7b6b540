import ArgumentParser
import Engine
import Foundation

/// How stages are run, as the verbs that run any take it.
struct WorkerArguments: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "Chunks to work on at the same time; by default the number of processors.")
  var jobs: Int?

  @Flag(help: "Run stages in this process, to debug one; one that traps then ends the run.")
  var inProcess = false

  @Option(
    help: "Seconds that a stage may take for one chunk before the record that holds it up is set aside.")
  var timeLimit = 600

  @Option(
    help: "Megabytes that a worker process may use; by default half of the machine's memory, 0 for no limit.")
  var memoryLimit: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 up") }
    if timeLimit < 1 { throw ValidationError("--time-limit takes a number from 1 up") }
    if let memoryLimit, memoryLimit < 0 { throw ValidationError("--memory-limit takes a number from 0 up") }
  }

  var jobCount: Int { jobs ?? SystemClock.processors }

  /// Nil to run in this process.
  var workers: WorkerOptions? {
    guard !inProcess else { return nil }
    return WorkerOptions(
      program: WorkerOptions.thisProgram, arguments: ["demarche", "worker"],
      environment: ProcessInfo.processInfo.environment, timeLimit: .seconds(timeLimit),
      memoryLimit: memoryLimit.map { $0 << 20 } ?? SystemClock.memory / 2)
  }
}
