import ArgumentParser
import Engine
import PipelineFile
import Store

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints what was asked of servers and what they answered, as JSON Lines, oldest capture first.",
    discussion:
      "Each line has the address, the time, the status or the problem, the header fields, and size and "
      + "SHA-256 of the body.")

  @OptionGroup var arguments: PipelineArguments

  @Option(help: "Only the capture of this run.")
  var inRun: Int?

  func run() throws {
    let pipeline = try arguments.load()
    let workspace = try arguments.open(pipeline)
    for row in try workspace.journal.captureLogs(pipeline: pipeline.name) where row.run == inRun ?? row.run {
      Console.print(bytes: try workspace.objects.get(row.log))
    }
  }
}
