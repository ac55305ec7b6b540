import ArgumentParser
import Engine

struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells what a run would do, and why, without running.",
    discussion: "Local sources are looked at; the network is not asked.")

  @OptionGroup var arguments: PipelineArguments

  func run() async throws {
    let pipeline = try arguments.load()
    let planner = Planner(pipeline: pipeline, workspace: try arguments.open(pipeline), now: SystemClock.now)
    for plan in try await planner.plan() {
      for line in PlanText.lines(plan) { Console.print(line) }
    }
  }
}
