import ArgumentParser
import Engine
import Operations
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

  @Option(
    help: "How many of the last runs that ended well to keep; by default what the file's gc says, or 10.")
  var keep: Int?

  @Option(help: ArgumentHelp("Keep no run that is older (30d, 12h).", valueName: "time"))
  var maxAge: TimeLength?

  @Option(help: ArgumentHelp("Keep as many runs as fit (500MB, 20GB).", valueName: "size"))
  var maxSize: ByteSize?

  @Option(
    help: ArgumentHelp(
      "Keep no snapshot that is older, but for those of kept runs; by default all are kept, since what the network said cannot be made again.",
      valueName: "time"))
  var captures: TimeLength?

  @Option(
    help: ArgumentHelp(
      "How long something must have been unneeded before it goes; by default a day.", valueName: "time"))
  var grace: TimeLength?

  @Flag(name: [.long, .customShort("n")], help: "Tell what would go, and remove nothing.")
  var dryRun = false

  @Flag(help: "Print what was found in JSON.")
  var json = false

  func validate() throws {
    if let keep, keep < 1 { throw ValidationError("--keep takes a number from 1 up") }
  }

  func run() async throws {
    let pipeline = try arguments.load()
    let now = SystemClock.now
    var policy = pipeline.policy.collection ?? CollectionPolicy()
    policy.runs = keep ?? policy.runs
    policy.age = maxAge ?? policy.age
    policy.size = maxSize ?? policy.size
    policy.captures = captures ?? policy.captures
    policy.grace = grace ?? policy.grace
    let lock = try StoreLock(
      store: arguments.storeFolder(of: pipeline), holder: "gc of pipeline '\(pipeline.name)' since \(now)")
    let collector = Collector(
      pipeline: pipeline, workspace: try arguments.open(pipeline),
      retention: Retention(policy, now: now), now: now)
    let report = try await dryRun ? collector.survey() : collector.collect()
    lock.release()
    if json { return Console.print(CollectionText.json(report)) }
    for line in CollectionText.lines(report, isDry: dryRun, grace: policy.grace) { Console.print(line) }
  }
}
