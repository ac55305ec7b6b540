import ArgumentParser
import Engine
import Foundation
import PipelineFile

/// How stages are run, as the verbs that run any take it.
struct WorkerArguments: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "Chunks to work on at the same time; by default the number of processors.")
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Where stages are performed: local, or slurm; by default what the pipeline file says.",
      valueName: "where"))
  var executor: ExecutorName?

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
    if inProcess, executor == .slurm {
      throw ValidationError("--in-process goes with --executor local alone; leave one out")
    }
    if timeLimit < 1 { throw ValidationError("--time-limit takes a number from 1 up") }
    if let memoryLimit, memoryLimit < 0 { throw ValidationError("--memory-limit takes a number from 0 up") }
  }

  /// What the command asks for, with the settings of the pipeline file.
  func executor(of pipeline: Pipeline) -> ExecutorChoice {
    switch (executor, pipeline.executor) {
    case (.local?, _): .local
    case (nil, let choice): inProcess ? .local : choice
    case (.slurm?, .slurm(let settings)): .slurm(settings)
    case (.slurm?, .local): .slurm(SlurmSettings())
    }
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

/// What `--executor` takes.
enum ExecutorName: String, ExpressibleByArgument, CaseIterable {
  case local, slurm
}
