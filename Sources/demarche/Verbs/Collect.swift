import ArgumentParser
import Engine
import PipelineFile
import Records
import Store

struct Collect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc",
    abstract: "Removes results and published folders that no kept run needs.",
    discussion: """
      Kept are the last runs, pinned ones, those that readers see, and every snapshot of the sources. What is \
      found unneeded goes when a later gc, after the grace time, finds it unneeded still.
      """)

  @OptionGroup var arguments: PipelineArguments

  @Option(help: "How many of the last runs that ended well to keep.")
  var keep = 10

  @Option(help: ArgumentHelp("Keep no run that is older (30d, 12h).", valueName: "time"))
  var maxAge: Age?

  @Option(help: ArgumentHelp("Keep as many runs as fit (500MB, 20GB).", valueName: "size"))
  var maxSize: Size?

  @Option(
    help: ArgumentHelp(
      "Keep no snapshot that is older, but for those of kept runs; by default all are kept, since what the network said cannot be made again.",
      valueName: "time"))
  var captures: Age?

  @Option(help: ArgumentHelp("How long something must have been unneeded before it goes.", valueName: "time"))
  var grace = Age(seconds: 86_400)

  @Flag(name: [.long, .customShort("n")], help: "Tell what would go, and remove nothing.")
  var dryRun = false

  @Flag(help: "Print what was found in JSON.")
  var json = false

  func validate() throws {
    if keep < 1 { throw ValidationError("--keep takes a number from 1 up") }
  }

  func run() async throws {
    let pipeline = try arguments.load()
    let now = SystemClock.now
    func past(_ age: Age?) -> Instant? {
      age.map { Instant(secondsSinceEpoch: now.secondsSinceEpoch - $0.seconds) }
    }
    let lock = try StoreLock(
      store: arguments.storeFolder(of: pipeline), holder: "gc of pipeline '\(pipeline.name)' since \(now)")
    let retention = Retention(
      runs: keep, after: past(maxAge), bytes: maxSize?.bytes, capturesAfter: past(captures),
      grace: grace.seconds)
    let collector = Collector(
      pipeline: pipeline, workspace: try arguments.open(pipeline), retention: retention, now: now)
    let report = try await dryRun ? collector.survey() : collector.collect()
    lock.release()
    if json { return Console.print(CollectionText.json(report)) }
    for line in CollectionText.lines(report, isDry: dryRun, grace: grace) { Console.print(line) }
  }
}
