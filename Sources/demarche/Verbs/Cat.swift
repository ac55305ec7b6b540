import ArgumentParser
import Engine
import Records

struct Cat: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints a stage's records as JSON Lines, as they were last made.",
    discussion: "STAGE.PORT names one of several outputs; STAGE.rejects what the stage set aside.")

  @OptionGroup var arguments: PipelineArguments

  @Argument(help: "The stage, or STAGE.PORT.")
  var stage: String

  @Option(help: "Print this many records at most.")
  var limit: Int?

  func run() throws {
    let pipeline = try arguments.load()
    let query = RecordQuery(pipeline: pipeline, workspace: try arguments.open(pipeline))
    let parts = stage.split(separator: ".", maxSplits: 1).map(String.init)
    var left = limit ?? Int.max
    try query.forEachChunk(of: parts.first ?? stage, output: parts.count > 1 ? parts[1] : nil) { lines in
      if limit == nil {
        Console.print(bytes: lines.bytes)
        return true
      }
      lines.forEachLine { range in
        guard left > 0 else { return }
        left -= 1
        Console.print(bytes: Array(lines.bytes[range]) + [0x0A])
      }
      return left > 0
    }
  }
}
