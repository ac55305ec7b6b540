import ArgumentParser
import Engine
import Operations
import PipelineFile
import Records
import Store

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Tells what a run did, stage by stage, and why.")

  @OptionGroup var arguments: PipelineArguments

  @Argument(help: ArgumentHelp("The run's number, as history lists it.", valueName: "run"))
  var number: Int

  @Flag(help: "Print the run in JSON.")
  var json = false

  func run() throws {
    let pipeline = try arguments.load()
    let journal = try arguments.open(pipeline).journal
    guard let run = try journal.run(number), run.pipeline == pipeline.name else {
      throw EngineError.unknownRun(number, pipeline: pipeline.name)
    }
    let stages = try journal.stages(ofRun: number).compactMap { row in
      StageRecord(encoded: row.record).map { (name: row.stage, record: $0) }
    }
    let pin = try journal.pins().first { $0.run == number }?.name
    if json {
      var writer = JSONWriter()
      RunText.write(run, stages: stages, pin: pin, to: &writer)
      return Console.print(String(decoding: writer.take(), as: UTF8.self))
    }
    Console.print(RunText.line(run, records: stages.map(\.record), pin: pin))
    for (name, record) in stages {
      Console.print(StageLine.text(name: name, record: record))
      for line in StageLine.details(record) { Console.print("              " + line) }
    }
    for line in RunFacts(encoded: run.report ?? "")?.lines ?? [] { Console.print(line) }
  }
}
