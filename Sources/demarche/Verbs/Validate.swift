import ArgumentParser
import Engine
import PipelineFile

struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Checks a pipeline file and runs nothing.")

  @OptionGroup var arguments: PipelineArguments

  func run() throws {
    let pipeline = try arguments.load()
    try StageCheck.check(pipeline)
    Console.print("\(arguments.pipeline): \(pipeline.stages.count) stages, no mistakes")
  }
}
