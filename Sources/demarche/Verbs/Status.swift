import ArgumentParser
import Engine
import PipelineFile
import Store

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells which stages are up to date, and what the last run was.")

  @OptionGroup var arguments: PipelineArguments

  func run() async throws {
    let pipeline = try arguments.load()
    let workspace = try arguments.open(pipeline)
    if let last = try workspace.journal.runs(limit: 50).first(where: { $0.pipeline == pipeline.name }) {
      Console.print("run \(last.id) began \(last.started): \(last.status)")
    } else {
      Console.print("pipeline '\(pipeline.name)' has not run yet")
    }
    for plan in try await Planner(pipeline: pipeline, workspace: workspace, now: SystemClock.now).plan() {
      let text = PlanText.lines(plan)[0]
      Console.print(text + (plan.lastRun.map { " (last in run \($0))" } ?? ""))
    }
  }
}
