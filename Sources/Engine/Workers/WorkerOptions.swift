import Processes

/// How worker processes are started, and what each may use. Never part of a key: what a record made a worker
/// exceed is set aside for this run only.
package struct WorkerOptions: Sendable {
  /// The running program, even if its file was replaced since it started.
  package static let thisProgram = OwnProcess.program

  /// Path of the program that `arguments` make a worker; the store's folder is added behind them.
  package var program: String
  package var arguments: [String]
  package var environment: [String: String]
  /// How long a step over one chunk may take.
  package var timeLimit: Duration
  /// Bytes that a worker may allocate; 0 for no bound.
  package var memoryLimit: Int

  package init(
    program: String, arguments: [String], environment: [String: String], timeLimit: Duration = .seconds(600),
    memoryLimit: Int = 0
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.timeLimit = timeLimit
    self.memoryLimit = memoryLimit
  }

  /// How long one record may take when a chunk is done record by record.
  var recordTimeLimit: Duration { max(.seconds(1), timeLimit / 10) }
}
