import ArgumentParser
import PipelineFile

struct Stages: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the stage modules with their inputs, outputs and parameters.")

  func run() throws { Console.print(StageCatalogue.text(registry: Registry.stages)) }
}
