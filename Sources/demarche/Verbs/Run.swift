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

  @Option(
    help: ArgumentHelp(
      "Take the sources as they were captured at this time (2026-03-14, meaning its end in UTC, or RFC 3339) and look at none. The results get a link of their own, the folder's name with -as-of behind it.",
      valueName: "time"))
  var asOf: String?

  @Flag(help: "With --as-of: replace what readers see.")
  var publish = false

  @Flag(help: "Publish even if more rows change than max_change allows.")
  var acceptChange = false

  @Option(
    help: ArgumentHelp(
      "Hand work out in an order that follows from this number; no result depends on it.",
      visibility: .hidden))
  var shuffle: UInt64?

  @OptionGroup var work: WorkerArguments

  @Flag(name: .shortAndLong, help: "Say nothing unless something is wrong.")
  var quiet = false

  @Flag(help: "Print a summary in JSON.")
  var json = false

  func validate() throws {
    if only != nil, from != nil || to != nil {
      throw ValidationError("--only goes with neither --from nor --to; leave one out")
    }
    if let asOf {
      guard AsOf.instant(asOf) != nil else {
        throw ValidationError(
          "--as-of takes a day (2026-03-14) or a time (2026-03-14T18:00:00Z), not '\(asOf)'")
      }
      if only != nil || from != nil || to != nil {
        throw ValidationError("--as-of runs every stage; leave --only, --from and --to out")
      }
    } else if publish {
      throw ValidationError("--publish goes with --as-of; without it a run publishes by itself")
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
      selection: selection, isForced: force, isOffline: offline, asOf: asOf.flatMap(AsOf.instant),
      replacesOutputs: publish, acceptsChange: acceptChange, jobs: work.jobCount, shuffle: shuffle,
      workers: work.workers,
      executor: work.executor(of: pipeline),
      clock: { SystemClock.now },
      version: ToolVersion.text)
    @Sendable func run(_ workspace: Workspace) async throws -> RunSummary {
      let runner = PipelineRunner(pipeline: pipeline, options: options, workspace: workspace) {
        display.show($0)
      }
      return try await Interruption.cancelling { try await runner.run() }
    }
    let summary: RunSummary
    do {
      summary = try await run(workspace)
    } catch StoreError.journalDamaged {
      var mended = try Session.mend(store: store) { Console.note("warning: " + $0) }
      mended.shared = workspace.shared
      summary = try await run(mended)
    }
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
    if let excess = summary.excess { Console.note("warning: " + excess.text) }
    guard !quiet, !json else { return }
    for line in SummaryText.lines(summary) { Console.print(line) }
  }
}
