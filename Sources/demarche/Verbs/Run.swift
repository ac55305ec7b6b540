import ArgumentParser
import Engine
import Operations
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

  @Option(help: "How messages are written to standard error: text, or json, a line for each.")
  var log = RunLog.Form.text

  @Option(
    help: "Write metrics for Prometheus' textfile collector to this file (NAME.prom).",
    completion: .file(extensions: ["prom"]))
  var metrics: String?

  @Flag(help: "Run the stages that need nothing of one that failed; nothing is published then.")
  var keepGoing = false

  @Flag(
    help:
      "Run only if the last run did not come to its end: it failed, was stopped, or died with the machine."
  )
  var resume = false

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
    let rewrite: (@Sendable (String) -> Void)? =
      Console.errorIsTerminal ? { @Sendable in Console.progress($0) } : nil
    let log = RunLog(
      form: log, isQuiet: quiet, clock: { SystemClock.now }, write: { Console.note($0) }, rewrite: rewrite)
    do {
      try await run(log)
    } catch  where self.log == .json {
      let failure = error as? CommandFailure ?? CommandFailure(error)
      for line in failure.message.split(separator: "\n") {
        log.put(LogEntry(.error, "failed", String(line)))
      }
      Console.exit(failure.status)
    }
  }

  private func run(_ log: RunLog) async throws {
    let pipeline = try arguments.load()
    var options = RunOptions(
      selection: selection, isForced: force, isOffline: offline, asOf: asOf.flatMap(AsOf.instant),
      replacesOutputs: publish, acceptsChange: acceptChange, jobs: work.jobCount, shuffle: shuffle,
      workers: work.workers,
      executor: work.executor(of: pipeline),
      clock: { SystemClock.now },
      version: ToolVersion.text)
    options.keepsGoing = keepGoing || pipeline.policy.keepsGoing
    options.ends = pipeline.policy.timeLimit.map { .now + .seconds($0.seconds) }
    let run = SupervisedRun(
      pipeline: pipeline, store: arguments.storeFolder(of: pipeline), options: options, log: log,
      metrics: metrics, resumes: resume)
    guard let summary = try await run.run(cancelling: { try await Interruption.cancelling($0) }) else {
      if !quiet { Console.print("the last run came to its end: there is nothing to resume") }
      return
    }
    if json {
      Console.print(SummaryText.json(summary))
    } else if !quiet {
      for line in SummaryText.lines(summary) { Console.print(line) }
    }
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
}
