import ArgumentParser
import Engine
import PipelineFile
import Records
import Store

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Runs a pipeline and publishes what comes out.")

  @OptionGroup var arguments: PipelineArguments

  @Option(help: "Run this stage alone, on what the others made last; publishes nothing.")
  var only: String?

  @Option(help: "Run this stage and all that follow from it.")
  var from: String?

  @Option(help: "Run this stage and all that it needs; publishes nothing.")
  var to: String?

  @Flag(help: "Make results anew even if they are known.")
  var force = false

  @Flag(help: "Do not touch the network; use what was captured.")
  var offline = false

  @OptionGroup var work: WorkerArguments

  @Flag(name: .shortAndLong, help: "Say nothing unless something is wrong.")
  var quiet = false

  @Flag(help: "Print a summary in JSON.")
  var json = false

  func validate() throws {
    if only != nil, from != nil || to != nil {
      throw ValidationError("--only goes with neither --from nor --to; leave one out")
    }
  }

  func run() async throws {
    let pipeline = try arguments.load()
    let store = arguments.storeFolder(of: pipeline)
    let lock = try StoreLock(
      store: store, holder: "run of pipeline '\(pipeline.name)' since \(SystemClock.now)")
    let workspace = try arguments.open(pipeline)
    let display = RunDisplay(isQuiet: quiet)
    let options = RunOptions(
      selection: selection, isForced: force, isOffline: offline, jobs: work.jobCount,
      workers: work.workers,
      clock: { SystemClock.now },
      version: ToolVersion.text)
    let runner = PipelineRunner(pipeline: pipeline, options: options, workspace: workspace) {
      display.show($0)
    }
    let summary = try await Interruption.cancelling { try await runner.run() }
    display.end()
    lock.release()
    report(summary)
    if summary.status == .degraded { Console.exit(3) }
  }

  private var selection: RunOptions.Selection {
    switch (only, from, to) {
    case (let only?, _, _): .only(only)
    case (nil, let from?, let to?): .between(from: from, to: to)
    case (nil, let from?, nil): .from(from)
    case (nil, nil, let to?): .to(to)
    case (nil, nil, nil): .all
    }
  }

  private func report(_ summary: RunSummary) {
    if json { Console.print(SummaryText.json(summary)) }
    for failure in summary.failures {
      Console.note("warning: source '\(failure.source)' failed: \(failure.reason)")
    }
    guard !quiet, !json else { return }
    for line in SummaryText.lines(summary) { Console.print(line) }
  }
}
