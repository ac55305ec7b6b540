import ArgumentParser
import Engine
import PipelineFile
import Store

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Computes every stage anew from the last snapshot and compares, byte for byte.",
    discussion: "Exit status 1 if anything differs: then stage, record and field are named.")

  @OptionGroup var arguments: PipelineArguments

  @OptionGroup var work: WorkerArguments

  func run() async throws {
    let pipeline = try arguments.load()
    let store = arguments.storeFolder(of: pipeline)
    let lock = try StoreLock(
      store: store, holder: "verify of pipeline '\(pipeline.name)' since \(SystemClock.now)")
    let scratch = store + "/verify"
    try Files.remove(scratch)
    let options = RunOptions(
      jobs: work.jobCount, workers: work.workers, clock: { SystemClock.now }, version: ToolVersion.text)
    let verifier = Verifier(pipeline: pipeline, workspace: try arguments.open(pipeline), options: options)
    let verifications = try await verifier.verify(scratch: scratch)
    lock.release()
    for verification in verifications { Console.print(Self.line(verification)) }
    if verifications.contains(where: { $0.difference != nil }) { Console.exit(1) }
  }

  private static func line(_ verification: Verification) -> String {
    let name = "\(verification.stage).\(verification.port)"
    guard let difference = verification.difference else {
      return "\(name): \(verification.records) records, the same"
    }
    let place = difference.record + (difference.field.map { ", field \($0)" } ?? "")
    return
      "\(name): differs at \(place): kept \(difference.kept ?? "nothing"), from scratch \(difference.fresh ?? "nothing")"
  }
}
