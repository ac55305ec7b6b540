import ArgumentParser
import Foundation
import Operations
import PipelineFile
import Store

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a commented pipeline file to begin with, or all that a nightly run needs.",
    discussion: "`init mine.yaml` writes one file, `init nightly FOLDER` a working folder.",
    subcommands: [InitFile.self, InitNightly.self], defaultSubcommand: InitFile.self)
}

struct InitFile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "file", abstract: "Writes a commented pipeline file.")

  @Argument(help: "Path of the new file.")
  var path: String

  func run() throws {
    guard !Files.exists(path) else {
      throw CommandFailure(message: "error: \(path) is there already; choose another name", status: 1)
    }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let name = file.split(separator: ".").first.map(String.init) ?? file
    try Files.writeDurably(Array(PipelineTemplate.text(name: name).utf8), to: path)
    Console.print("wrote \(path); edit its sources, then: demarche run \(path)")
  }
}

struct InitNightly: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightly",
    abstract: "Writes a working folder: a pipeline, units for systemd, lines for cron, a first article.",
    discussion: "What is there already stays as it is.")

  @Argument(help: "The folder; by default this one. Its name becomes that of the pipeline.")
  var folder = "."

  @Option(help: ArgumentHelp("When the run begins, in UTC.", valueName: "hh:mm"))
  var at = "02:15"

  @Option(help: ArgumentHelp("Who runs it; by default you.", valueName: "name"))
  var user: String?

  func run() throws {
    try Files.makeFolder(folder)
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? "/usr/local/bin/demarche"
    let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    guard !path.contains(where: \.isNewline) else {
      throw CommandFailure(
        message: "error: the folder's name has a line end; no unit can name it", status: 64)
    }
    guard
      let setup = NightlySetup(folder: path, program: program, user: user ?? NSUserName(), time: at)
    else {
      throw CommandFailure(message: "error: --at takes a time as 02:15, not '\(at)'", status: 64)
    }
    let present = try setup.write()
    for path in present { Console.note("warning: \(path) is there already and stays as it is") }
    Console.print("wrote \(setup.files.count - present.count) files to \(path)")
    for line in setup.steps { Console.print(line) }
  }
}
