import Glibc
import Processes

/// One process of the program: records to its standard input, what it writes to its standard output.
struct CommandRun {
  let program: CommandProgram
  /// Its working folder.
  let folder: String
  let outputLimit: Int

  /// What it wrote, if it ended well in time. Whatever it started is gone afterwards.
  func output(of input: [UInt8], within limit: Duration) throws(CommandProblem) -> [UInt8] {
    let deadline = ContinuousClock.now + limit
    let child = try start()
    child.send(input)
    child.closeInput()
    var written: [UInt8] = []
    while true {
      switch child.next(until: deadline) {
      case .output(let bytes):
        written += bytes
        guard written.count <= outputLimit else {
          _ = child.kill()
          throw .tooMuchOutput(limit: outputLimit)
        }
      case .timedOut:
        _ = child.kill()
        throw .timedOut
      case .closed:
        guard let end = child.wait(until: deadline) else {
          _ = child.kill()
          throw .timedOut
        }
        switch end {
        case .exited(status: 0): return written
        case .exited(let status): throw .exit(status: status, lastWords: lastWords(of: child))
        case .signalled(let number): throw .signal(number)
        }
      }
    }
  }

  private func start() throws(CommandProblem) -> ChildProcess {
    var options = ChildProcess.Options(
      program: program.path ?? folder + "/" + CommandProgram.plain(program.arguments[0]),
      arguments: program.arguments)
    options.environment = ["PATH": CommandProgram.searchPath, "LANG": "C.UTF-8", "TMPDIR": "."]
    options.folder = folder
    do { return try ChildProcess(options) } catch { throw .cannotStart("\(error)") }
  }

  /// The last line of its standard error, without what differs from run to run in any program: its folder's name.
  private func lastWords(of child: ChildProcess) -> String {
    let text = String(decoding: child.errorTail, as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
    return String(line.replacing(folder + "/", with: "").prefix(200))
  }
}
