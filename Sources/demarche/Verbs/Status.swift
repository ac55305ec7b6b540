import ArgumentParser
import Engine
import PipelineFile
import Records
import Store

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells which stages are up to date, and what the last run was.")

  @OptionGroup var arguments: PipelineArguments

  @Flag(help: "Print the state in JSON.")
  var json = false

  func run() async throws {
    let pipeline = try arguments.load()
    let workspace = try arguments.open(pipeline)
    let last = try workspace.journal.runs(of: pipeline.name, limit: 1).first
    let plans = try await Planner(pipeline: pipeline, workspace: workspace, now: SystemClock.now).plan()
    if json { return Console.print(Self.json(last: last, plans: plans)) }
    if let last {
      Console.print("run \(last.id) began \(last.started): \(last.status)")
    } else {
      Console.print("pipeline '\(pipeline.name)' has not run yet")
    }
    for plan in plans {
      let text = PlanText.lines(plan)[0]
      Console.print(text + (plan.lastRun.map { " (last in run \($0))" } ?? ""))
    }
  }

  private static func json(last: RunRow?, plans: [StagePlan]) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("last_run")
    if let last { RunText.write(last, to: &writer) } else { writer.null() }
    writer.name("stages")
    writer.beginArray()
    for plan in plans { PlanText.write(plan, to: &writer) }
    writer.endArray()
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }
}
