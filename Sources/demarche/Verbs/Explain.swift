import ArgumentParser
import Engine

struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells why a stage will run again, or why it last did.")

  @OptionGroup var arguments: PipelineArguments

  @Argument(help: "The stage.")
  var stage: String

  func run() async throws {
    let pipeline = try arguments.load()
    let planner = Planner(pipeline: pipeline, workspace: try arguments.open(pipeline), now: SystemClock.now)
    let explanation = try await planner.explain(stage)
    for line in PlanText.lines(explanation.plan) { Console.print(line) }
    guard let work = explanation.lastWork else { return }
    Console.print("last ran in run \(work.run): \(work.record.ran) of \(work.record.actions) actions")
    for reason in work.record.reasons { Console.print("              because " + reason) }
  }
}
