import ArgumentParser
import Engine
import Hashing
import PipelineFile
import Records
import Store

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Computes stages anew from the last snapshot and compares, byte for byte.",
    discussion: "Exit status 1 if anything differs: then stage, record and field are named.")

  @OptionGroup var arguments: PipelineArguments

  @Option(
    help: ArgumentHelp(
      "Check only this share of the actions, as 2%: the same ones each time for the same results.",
      valueName: "share"))
  var sample: String?

  @OptionGroup var work: WorkerArguments

  @Flag(help: "Print what was found in JSON.")
  var json = false

  func validate() throws {
    if let sample, Threshold(percent: sample) == nil {
      throw ValidationError("--sample takes a share such as 2%, not '\(sample)'")
    }
  }

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
    let isSame: Bool
    if let sample, case .share(let share) = Threshold(percent: sample) {
      let stages = try await verifier.verify(sample: share, scratch: scratch)
      isSame = stages.allSatisfy { $0.difference == nil }
      show(VerificationText.json(stages), stages.map(VerificationText.line))
    } else {
      let verifications = try await verifier.verify(scratch: scratch)
      isSame = verifications.allSatisfy { $0.difference == nil }
      show(VerificationText.json(verifications), verifications.map(VerificationText.line))
    }
    lock.release()
    if !isSame { Console.exit(1) }
  }

  private func show(_ document: String, _ lines: [String]) {
    if json { return Console.print(document) }
    for line in lines { Console.print(line) }
  }
}
