import ArgumentParser
import Operations
import PipelineFile
import Records

struct DoctorVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks the set-up of a pipeline and says how to mend it.",
    discussion: """
      Looks at the libraries, the pipeline file, the store and its lock, the disks, the clock, permissions, secrets \
      and programs that 'notify' names, and asks each host of a source for its robots.txt. Exit status 1 if \
      something is wrong; warnings leave it at 0.
      """)

  @OptionGroup var arguments: PipelineArguments

  @Flag(help: "Do not touch the network.")
  var offline = false

  @Flag(help: "Print what was found in JSON.")
  var json = false

  func run() async throws {
    let pipeline = try arguments.load()
    let doctor = Doctor(
      pipeline: pipeline, store: arguments.storeFolder(of: pipeline), version: ToolVersion.text,
      now: SystemClock.now, isOffline: offline)
    let findings = await doctor.examine()
    if json {
      Console.print(Self.json(findings))
    } else {
      for finding in findings { Console.print(finding.text) }
    }
    if findings.contains(where: { $0.grade == .problem }) { Console.exit(1) }
  }

  private static func json(_ findings: [Finding]) -> String {
    var writer = JSONWriter()
    writer.beginArray()
    for finding in findings {
      writer.beginObject()
      for (name, value) in [
        ("grade", finding.grade.rawValue), ("subject", finding.subject), ("finding", finding.fact),
        ("remedy", finding.remedy),
      ] as [(String, String?)] {
        writer.name(name)
        value.write(to: &writer)
      }
      writer.endObject()
    }
    writer.endArray()
    return String(decoding: writer.take(), as: UTF8.self)
  }
}
