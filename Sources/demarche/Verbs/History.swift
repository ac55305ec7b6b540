import ArgumentParser
import Engine
import PipelineFile
import Records
import Store

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Lists the last runs, newest first.")

  @OptionGroup var arguments: PipelineArguments

  @Option(help: "How many runs to list.")
  var limit = 20

  @Flag(help: "Print JSON Lines: a run a line, with its stages.")
  var json = false

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a number from 1 up") }
  }

  func run() throws {
    let pipeline = try arguments.load()
    let journal = try arguments.open(pipeline).journal
    let pins = Dictionary(
      try journal.pins().map { ($0.run, $0.name) }, uniquingKeysWith: { first, _ in first })
    for run in try journal.runs(of: pipeline.name, limit: limit) {
      let stages = try journal.stages(ofRun: run.id).compactMap { row in
        StageRecord(encoded: row.record).map { (name: row.stage, record: $0) }
      }
      guard json else {
        Console.print(RunText.line(run, records: stages.map(\.record), pin: pins[run.id]))
        continue
      }
      var writer = JSONWriter()
      RunText.write(run, stages: stages, pin: pins[run.id], to: &writer)
      Console.print(String(decoding: writer.take(), as: UTF8.self))
    }
  }
}
