import Foundation
import Operations
import PipelineFile
import Testing

@Suite("The files that a nightly run is set up by")
struct NightlySetupTests {
  static let verifier: String? = ["/usr/bin/systemd-analyze", "/bin/systemd-analyze"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private func made(_ folder: String, program: String = "/bin/true", time: String = "02:15") -> NightlySetup?
  {
    NightlySetup(folder: folder, program: program, user: "root", time: time)
  }

  @Test("nothing that is there is written over")
  func keeps() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/press"
    let setup = try #require(made(path))
    #expect(try setup.write() == [])
    _ = try folder.write("mine", to: "press/press.yaml")
    try FileManager.default.removeItem(atPath: path + "/crontab")
    #expect(try setup.write().count == setup.files.count - 1)
    #expect(try folder.read("press/press.yaml") == "mine")
    let mode =
      try FileManager.default.attributesOfItem(atPath: path + "/secrets.env")[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test(
    "a time is hour and minute",
    arguments: ["2:15", "24:00", "02:60", "02.15", "0215", "", "02:15:00", "-1:15"])
  func times(text: String) { #expect(made("/srv/press", time: text) == nil) }

  @Test("the units name folder, command, user and time, and hold the run to low priority and a time limit")
  func units() throws {
    let setup = try #require(made("/srv/press", program: "/usr/local/bin/demarche", time: "23:05"))
    let texts = Dictionary(uniqueKeysWithValues: setup.files.map { ($0.path, $0.text) })
    let service = try #require(texts["systemd/demarche-press.service"])
    for line in [
      "User=root", "WorkingDirectory=/srv/press", "Type=oneshot", "Nice=10", "IOSchedulingClass=idle",
      "TimeoutStartSec=6h", "SuccessExitStatus=3", "Restart=on-failure",
      "ExecStart=\"/usr/local/bin/demarche\" run --quiet --log json press.yaml",
    ] {
      #expect(service.split(separator: "\n").contains { $0 == line }, "\(line)")
    }
    #expect(texts["systemd/demarche-press.timer"]?.contains("OnCalendar=*-*-* 23:05:00 UTC\n") == true)
    #expect(
      texts["systemd/demarche-press-resume.service"]?.contains("run --quiet --log json --resume press.yaml\n")
        == true)
    let cron = try #require(texts["crontab"])
    #expect(cron.contains("\n5 23 * * * cd /srv/press && "))
  }

  @Test(
    "systemd-analyze accepts the units, whatever the folder is called",
    .enabled(if: verifier != nil, "systemd is not installed"),
    arguments: ["press", "a folder", "50% of \"it\""])
  func verify(name: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/" + name
    let setup = try #require(made(path))
    _ = try setup.write()
    let units = setup.files.map(\.path).filter { $0.hasPrefix("systemd/") }.map { "\(path)/\($0)" }
    #expect(units.count == 3)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.verifier))
    process.arguments = ["verify", "--recursive-errors=no"] + units
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && told.isEmpty, "\(told)")
  }

  @Test("a mistake in a unit is one that systemd-analyze finds", .enabled(if: verifier != nil))
  func verifierWorks() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("[Service]\nType=oneshot\nExecStart=/no/such/program\n", to: "x.service")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.verifier))
    process.arguments = ["verify", path]
    (process.standardOutput, process.standardError) = (Pipe(), Pipe())
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus != 0)
  }

  @Test("the line for cron runs in a shell as it is meant to")
  func cron() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/it's 50%"
    let program = try folder.write(
      "#!/bin/sh\necho \"$PWD|$*|$SECRET\" > \"\(folder.path)/ran\"\n", to: "demarche", mode: 0o755)
    let setup = try #require(made(path, program: program))
    _ = try setup.write()
    try "SECRET='a b'\n".write(toFile: path + "/secrets.env", atomically: true, encoding: .utf8)
    let cron = try String(contentsOfFile: path + "/crontab", encoding: .utf8)
    let line = try #require(cron.split(separator: "\n").first { $0.hasPrefix("15 2 ") })
    // As cron takes it: five fields, then a command in which \% is a per cent sign.
    let command = line.dropFirst("15 2 * * * ".count).split(
      separator: "\\%", omittingEmptySubsequences: false
    )
    .joined(separator: "%")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try folder.read("ran") == "\(path)|run --quiet \(setup.pipelineFile)|a b\n")
  }
}
