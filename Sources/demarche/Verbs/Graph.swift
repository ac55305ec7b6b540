import ArgumentParser
import PipelineFile

struct Graph: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Draws the stages of a pipeline.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case dot, mermaid
  }

  @OptionGroup var arguments: PipelineArguments

  @Option(help: "dot (Graphviz) or mermaid.")
  var format: Format = .mermaid

  func run() throws {
    let pipeline = try arguments.load()
    switch format {
    case .dot: Console.print(PipelineGraph.dot(pipeline))
    case .mermaid: Console.print(PipelineGraph.mermaid(pipeline))
    }
  }
}
