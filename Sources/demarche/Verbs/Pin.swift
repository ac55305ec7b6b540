import ArgumentParser
import Engine
import PipelineFile
import Records
import Store

struct Pin: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keeps a run, with what it published, until it is unpinned; without a run, lists the pins.")

  @OptionGroup var arguments: PipelineArguments

  @Argument(help: ArgumentHelp("The run's number, as history lists it.", valueName: "run"))
  var number: Int?

  @Option(help: "A name for it; by default its number. A run that had the name loses it.")
  var name: String?

  @Flag(help: "List the pins in JSON.")
  var json = false

  func run() throws {
    let pipeline = try arguments.load()
    let workspace = try arguments.open(pipeline)
    guard let number else { return try list(workspace.journal, pipeline) }
    guard try workspace.journal.run(number)?.pipeline == pipeline.name else {
      throw EngineError.unknownRun(number, pipeline: pipeline.name)
    }
    let lock = try StoreLock(
      store: arguments.storeFolder(of: pipeline), holder: "pin of pipeline '\(pipeline.name)'")
    try workspace.journal.pin(number, name: name ?? "run \(number)")
    lock.release()
  }

  private func list(_ journal: Journal, _ pipeline: Pipeline) throws {
    let pins = try journal.pins().filter { try journal.run($0.run)?.pipeline == pipeline.name }
    guard json else {
      for pin in pins { Console.print("run \(pin.run)  \(pin.name)") }
      return
    }
    var writer = JSONWriter()
    writer.beginArray()
    for pin in pins {
      writer.beginObject()
      writer.name("run")
      writer.integer(pin.run)
      writer.name("name")
      writer.string(pin.name)
      writer.endObject()
    }
    writer.endArray()
    Console.print(String(decoding: writer.take(), as: UTF8.self))
  }
}

struct Unpin: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lets a pinned run go the way of the others.")

  @OptionGroup var arguments: PipelineArguments

  @Argument(help: ArgumentHelp("The run's number, or its name.", valueName: "run"))
  var pinned: String

  func run() throws {
    let pipeline = try arguments.load()
    let journal = try arguments.open(pipeline).journal
    let lock = try StoreLock(
      store: arguments.storeFolder(of: pipeline), holder: "unpin of pipeline '\(pipeline.name)'")
    let pin = try journal.pins().first { $0.name == pinned || String($0.run) == pinned }
    guard let pin, try journal.unpin(pin.run) else {
      throw CommandFailure(
        message: "error: no run is pinned as '\(pinned)'; see demarche pin \(arguments.pipeline)", status: 64)
    }
    lock.release()
  }
}
