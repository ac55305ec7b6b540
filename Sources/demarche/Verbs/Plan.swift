import ArgumentParser
import Engine

struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells what a run would do, why, and about how long it would take, without running.",
    discussion: "Local sources are looked at; the network is not asked.")

  @OptionGroup var arguments: PipelineArguments

  @Flag(help: "Print the plan in JSON.")
  var json = false

  func run() async throws {
    let pipeline = try arguments.load()
    let planner = Planner(pipeline: pipeline, workspace: try arguments.open(pipeline), now: SystemClock.now)
    let plans = try await planner.plan()
    if json { return Console.print(PlanText.json(plans)) }
    for plan in plans {
      for line in PlanText.lines(plan) { Console.print(line) }
    }
    Console.print(PlanText.total(plans))
  }
}
