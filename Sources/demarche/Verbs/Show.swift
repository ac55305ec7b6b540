import ArgumentParser
import Engine
import PipelineFile
import Store

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Tells what a run did, stage by stage, and why.")

  @OptionGroup var arguments: PipelineArguments

  @Argument(help: ArgumentHelp("The run's number, as history lists it.", valueName: "run"))
  var number: Int

  func run() throws {
    let pipeline = try arguments.load()
    let rows = try arguments.open(pipeline).journal.stages(ofRun: number)
    guard !rows.isEmpty else {
      throw CommandFailure(message: "error: there is no run \(number); see demarche history", status: 64)
    }
    for row in rows {
      guard let record = StageRecord(encoded: row.record) else { continue }
      Console.print(StageLine.text(name: row.stage, record: record))
    }
  }
}
