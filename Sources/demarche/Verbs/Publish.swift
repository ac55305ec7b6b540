import ArgumentParser
import Engine
import PipelineFile
import Store

struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Goes back to what an earlier run published, until the next run publishes.")

  @OptionGroup var arguments: PipelineArguments

  @Option(
    name: .customLong("run"), help: "The number of the published run, as its folder and its run.json have it."
  )
  var number: Int

  func run() throws {
    let pipeline = try arguments.load()
    let lock = try StoreLock(
      store: arguments.storeFolder(of: pipeline), holder: "publish of pipeline '\(pipeline.name)'")
    try Rollback(pipeline: pipeline).publish(run: number)
    lock.release()
    Console.print("results of run \(number): \(pipeline.publication?.folder ?? "")")
  }
}
