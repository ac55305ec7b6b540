import ArgumentParser
import Engine
import PipelineFile
import Records
import Store

struct Fsck: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks every object, every row of the journal and every published file.",
    discussion: """
      Exit status 1 if anything is damaged. --repair forgets what is damaged; the next run makes it anew. A run \
      mends by itself what it meets: this finds what it has not met yet.
      """)

  @OptionGroup var arguments: PipelineArguments

  @Flag(help: "Forget what is damaged.")
  var repair = false

  @Flag(help: "Print what was found in JSON.")
  var json = false

  func run() throws {
    let pipeline = try arguments.load()
    let lock = try repair ? lock(pipeline) : nil
    let check = StoreCheck(pipeline: pipeline, workspace: try arguments.open(pipeline))
    let findings = try check.check()
    if repair { try check.repair(findings) }
    lock?.release()
    if json { Console.print(Self.json(findings)) } else { show(findings) }
    if !findings.damages.isEmpty, !repair { Console.exit(1) }
  }

  private func lock(_ pipeline: Pipeline) throws -> StoreLock {
    try StoreLock(
      store: arguments.storeFolder(of: pipeline),
      holder: "fsck of pipeline '\(pipeline.name)' since \(SystemClock.now)")
  }

  private func show(_ findings: StoreCheck.Findings) {
    for damage in findings.damages { Console.print(damage.text) }
    Console.print(
      "\(findings.objects) objects, \(findings.rows) rows and \(findings.files) published files checked, "
        + (findings.damages.isEmpty ? "all as written" : "\(findings.damages.count) damaged"))
    guard findings.damages.contains(where: \.isMendedByRun) else { return }
    Console.print(
      repair
        ? "what was damaged is forgotten; 'demarche run \(arguments.pipeline)' makes it anew, with --force what belongs to a snapshot too"
        : "'demarche fsck --repair \(arguments.pipeline)' forgets what is damaged, so that a run makes it anew"
    )
  }

  private static func json(_ findings: StoreCheck.Findings) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    for (name, value) in [
      ("objects", findings.objects), ("rows", findings.rows), ("files", findings.files),
    ] {
      writer.name(name)
      writer.integer(value)
    }
    writer.name("damages")
    findings.damages.map(\.text).write(to: &writer)
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }
}
