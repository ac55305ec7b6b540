import ArgumentParser
import PipelineFile
import Store

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Writes a commented pipeline file to begin with.")

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
