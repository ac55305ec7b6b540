import Records
import StageKit

/// Hands chunks to a program and takes what it writes. Where a process fails, its records are halved until the
/// ones that make it fail stand alone; those are set aside, and the others go on.
struct CommandStage: MapStage {
  /// So many records of a chunk may fail one by one before the rest, if nothing ever went well, is given up.
  private static let patience = 20

  let program: CommandProgram
  let shape: CommandShape
  let isPerRecord: Bool
  let timeout: Duration
  let outputLimit: Int

  init(program: CommandProgram, shape: CommandShape, parameters: Parameters) {
    self.program = program
    self.shape = shape
    isPerRecord = parameters.text("per") == "record"
    timeout = .seconds(parameters.integer("timeout"))
    outputLimit = parameters.integer("max_output") << 20
  }

  func map(_ chunk: ChunkLines, into output: inout StageOutput) throws {
    var lines: [Range<Int>] = []
    chunk.forEachLine { lines.append($0) }
    let scratch = try Scratch(program.files)
    var pass = Pass(total: isPerRecord ? 1 : lines.count)
    if isPerRecord {
      for line in lines { try run([line], of: chunk, in: scratch, &pass, into: &output) }
    } else if !lines.isEmpty {
      try run(lines[...], of: chunk, in: scratch, &pass, into: &output)
    }
  }

  /// What is known of a chunk's processes so far.
  private struct Pass {
    let total: Int
    var successes = 0
    var failures = 0
  }

  private func run(
    _ lines: ArraySlice<Range<Int>>, of chunk: ChunkLines, in scratch: Scratch, _ pass: inout Pass,
    into output: inout StageOutput
  ) throws {
    var input: [UInt8] = []
    for line in lines { input += chunk.bytes[line] + [0x0A] }
    do throws(CommandProblem) {
      let run = CommandRun(program: program, folder: try scratch.folder(), outputLimit: outputLimit)
      let written = try run.output(of: input, within: timeLimit(for: lines.count, of: pass.total))
      var checked = StageOutput()
      try OutputLines(table: shape.table).read(written, into: &checked)
      pass.successes += 1
      output.append(contentsOf: checked)
      return
    } catch {
      if case .cannotStart = error { throw error }
      if lines.count > 1, pass.successes > 0 || pass.failures < Self.patience {
        let middle = lines.startIndex + lines.count / 2
        try run(lines[..<middle], of: chunk, in: scratch, &pass, into: &output)
        try run(lines[middle...], of: chunk, in: scratch, &pass, into: &output)
        return
      }
      pass.failures += lines.count
      for line in lines { reject(chunk.bytes[line], error, into: &output) }
    }
  }

  /// A part of a chunk gets its part of the time, but never so little that starting alone would take it.
  private func timeLimit(for count: Int, of total: Int) -> Duration {
    max(timeout * count / max(1, total), timeout / 4)
  }

  private func reject(_ line: ArraySlice<UInt8>, _ problem: CommandProblem, into output: inout StageOutput) {
    let label = RecordLabel(line: line)
    let reject = Reject(
      stage: Command.descriptor.name, recordID: label.id, day: label.day, source: label.source,
      locator: label.locator, reason: problem.reason, detail: problem.description)
    if problem.isTransient { output.rejectForNow(reject) } else { output.reject(reject) }
  }
}
