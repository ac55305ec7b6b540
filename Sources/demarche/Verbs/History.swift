import ArgumentParser
import Engine
import PipelineFile
import Store

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Lists the last runs, newest first.")

  @OptionGroup var arguments: PipelineArguments

  @Option(help: "How many runs to list.")
  var limit = 20

  func run() throws {
    let pipeline = try arguments.load()
    let journal = try arguments.open(pipeline).journal
    for run in try journal.runs(limit: limit) where run.pipeline == pipeline.name {
      let records = try journal.stages(ofRun: run.id).compactMap { StageRecord(encoded: $0.record) }
      let actions = records.reduce(0) { $0 + $1.ran }
      Console.print("run \(run.id)  \(run.started)  \(run.status), \(actions) actions")
    }
  }
}
