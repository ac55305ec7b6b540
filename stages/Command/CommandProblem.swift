import Processes

/// Why a process of the program gave nothing that can be used.
enum CommandProblem: Error, Hashable, Sendable {
  case cannotStart(String)
  case exit(status: Int32, lastWords: String)
  case signal(Int32)
  case timedOut
  case tooMuchOutput(limit: Int)
  /// A line that it wrote is no record.
  case badLine(number: Int, problem: String)

  /// The reason in `rejects`.
  var reason: String {
    switch self {
    case .cannotStart, .exit, .signal: "command_failed"
    case .timedOut: "command_timed_out"
    case .tooMuchOutput: "command_output_too_large"
    case .badLine: "command_output_invalid"
    }
  }

  /// Whether it may go well the next time: time, and the kernel short of memory (SIGKILL), are not the record's own.
  var isTransient: Bool { self == .timedOut || self == .signal(9) }
}

extension CommandProblem: CustomStringConvertible {
  var description: String {
    switch self {
    case .cannotStart(let problem): problem
    case .exit(let status, let words): "exit status \(status)" + (words.isEmpty ? "" : ": \(words)")
    case .signal(let number): "ended by signal \(number)"
    case .timedOut: "no end within the time limit"
    case .tooMuchOutput(let limit): "more output than \(limit >> 20) MB"
    case .badLine(let number, let problem): "line \(number) of its output: \(problem)"
    }
  }
}
