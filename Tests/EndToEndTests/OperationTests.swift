import Foundation
import Loopback
import Testing

@Suite("Runs as nights have them, from the command line", .serialized)
struct OperationTests {
  private static let article = Data(
    "PORT ALDEN - \"We reject the proposal,\" minister Mira Solen of Sarnia said.\n".utf8)

  private func workplace(_ policy: String) throws -> Workplace {
    let workplace = try Workplace.folder(["a.txt": Self.article])
    try workplace.write(try workplace.read("pipeline.yaml") + policy, to: "pipeline.yaml")
    return workplace
  }

  @Test("with --log json standard error holds JSON and nothing else, mistakes in the file included")
  func jsonLog() throws {
    let workplace = try workplace("")
    func lines(_ result: Program.Result) throws -> [[String: Any]] {
      try result.errors.split(separator: "\n").map {
        try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any], "\($0)")
      }
    }
    let run = try Program.run("run", "--log", "json", "pipeline.yaml", in: workplace.folder)
    #expect(run.status == 0)
    let events = try lines(run)
    #expect(
      events.contains { $0["event"] as? String == "stage_ended" && $0["stage"] as? String == "extract" })
    #expect(events.contains { $0["event"] as? String == "action_ended" && $0["chunk"] is String })
    #expect(events.last?["event"] as? String == "run_ended" && events.last?["run"] as? Int == 1)
    try workplace.write("pipeline: p\nstagse: {}\n", to: "wrong.yaml")
    let wrong = try Program.run("run", "--log", "json", "wrong.yaml", in: workplace.folder)
    #expect(wrong.status == 78)
    #expect(try lines(wrong).allSatisfy { $0["level"] as? String == "error" })
    #expect(
      try lines(wrong).first?["message"] as? String
        == "wrong.yaml:1:1: error: the key 'stages' is missing; it holds the stages by their names"
        || wrong.errors.contains("did you mean 'stages'?"))
  }

  @Test("no secret of a message is in keys, logs, metrics, the record of a run, or the list of processes")
  func secrets() throws {
    let server = try LoopbackServer { _ in LoopbackServer.response(500, "") }
    let workplace = try workplace(
      """
      metrics: press.prom
      notify:
        - { webhook: { url_env: HOOK, token_file: token }, on: always }
        - { webhook: { url_file: hook }, on: always }
        - { command: [sh, -c, "cat /proc/[0-9]*/cmdline > processes"], on: always }

      """)
    let address = server.url("/hooks/s3cret-path")
    try workplace.write(address + "\n", to: "hook")
    try workplace.write("t0ken-of-mine\n", to: "token")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["run", "--log", "json", "--json", "pipeline.yaml"]
    process.currentDirectoryURL = URL(fileURLWithPath: workplace.folder)
    process.environment = ProcessInfo.processInfo.environment.merging(["HOOK": address]) { $1 }
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "a message that does not arrive changes no status")
    #expect(told.contains("did not arrive"))
    let requests = server.requests
    #expect(requests.count == 6 && requests.allSatisfy { $0.target == "/hooks/s3cret-path" })
    #expect(requests.contains { $0.fields["authorization"] == "Bearer t0ken-of-mine" })
    for secret in ["s3cret-path", "t0ken-of-mine"] {
      #expect(!told.contains(secret))
      #expect(!requests.contains { String(decoding: $0.body, as: UTF8.self).contains(secret) })
      let files = try FileManager.default.subpathsOfDirectory(atPath: workplace.folder)
      #expect(files.contains("processes") && files.contains("press.prom"))
      for file in files where file != "hook" && file != "token" {
        guard let bytes = FileManager.default.contents(atPath: workplace.folder + "/" + file) else {
          continue
        }
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file)")
      }
    }
  }

  @Test("doctor finds a sound set-up sound, and says how to mend what is not")
  func doctor() throws {
    let workplace = try workplace("")
    #expect(try Program.run("run", "--quiet", "pipeline.yaml", in: workplace.folder).status == 0)
    let sound = try Program.run("doctor", "pipeline.yaml", in: workplace.folder)
    #expect(sound.status == 0, "\(sound.output)")
    for subject in [
      "libraries", "pipeline", "store", "lock", "history", "disk", "clock", "outputs", "source",
    ] {
      #expect(
        sound.output.split(separator: "\n").contains { $0.dropFirst(9).hasPrefix(subject) }, "\(subject)")
    }
    let text = try workplace.read("pipeline.yaml").replacingOccurrences(
      of: "- folder: articles", with: "- folder: nowhere")
    try workplace.write(
      text + """
        run: { min_free: 900000TB }
        notify: [ { webhook: { url_env: NO_SUCH_HOOK } }, { command: no-such-program } ]

        """, to: "pipeline.yaml")
    let sick = try Program.run("doctor", "--offline", "pipeline.yaml", in: workplace.folder)
    #expect(sick.status == 1)
    for words in [
      "nowhere is not there", "the environment variable NO_SUCH_HOOK is not set",
      "no program 'no-such-program'",
      "and a run needs", "to mend it: ",
    ] {
      #expect(sick.output.contains(words), "\(words)")
    }
    let json = try Program.run("doctor", "--offline", "--json", "pipeline.yaml", in: workplace.folder)
    let findings = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    #expect(findings?.contains { $0["grade"] as? String == "problem" && $0["remedy"] is String } == true)
  }

  @Test("init nightly writes a folder in which the first run is a good one")
  func initNightly() throws {
    let workplace = try Workplace()
    let made = try Program.run("init", "nightly", "press", "--at", "03:30", in: workplace.folder)
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("sudo systemctl enable --now demarche-press.timer"))
    let folder = workplace.folder + "/press"
    let run = try Program.run("run", "press.yaml", in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(FileManager.default.fileExists(atPath: folder + "/outputs/report/index.html"))
    #expect(try workplace.rows("press/outputs/statements.jsonl").count >= 3)
    #expect(try workplace.read("press/systemd/demarche-press.timer").contains("03:30:00 UTC"))
    #expect(try Program.run("doctor", "press.yaml", in: folder).status == 0)
    #expect(try Program.run("run", "--resume", "press.yaml", in: folder).output.contains("nothing to resume"))
    #expect(try Program.run("init", "nightly", "x", "--at", "noon", in: workplace.folder).status == 64)
    #expect(try Program.run("init", "mine.yaml", in: workplace.folder).status == 0)
    #expect(try Program.run("validate", "mine.yaml", in: workplace.folder).status == 0)
  }

  @Test("a fetch whose time is up publishes what it has, and the next night asks for the rest")
  func fetchTime() throws {
    let server = try LoopbackServer { request in
      let page =
        "<html><body><article><p>The bridge at lock \(request.target) was inspected on a dry day, and all of it was written down in a green book that may be read by anybody.</p></article></body></html>"
      return [.wait(0.25)] + LoopbackServer.response(200, page)
    }
    let addresses = (1...12).map { "\"\(server.url("/\($0)"))\"" }.joined(separator: ", ")
    let workplace = try Workplace()
    let text = Workplace.pipeline(sources: "- { urls: [\(addresses)], name: pages, allow_private: true }")
      .replacingOccurrences(of: "    with:\n", with: "    time_limit: 1s\n    with:\n      delay: 0\n")
    try workplace.write(text, to: "pipeline.yaml")
    let first = try Program.run("run", "pipeline.yaml", in: workplace.folder)
    #expect(first.status == 3, "\(first.errors)")
    #expect(first.errors.contains("out of time"))
    let some = server.requests.count
    #expect(some > 0 && some < 12)
    try workplace.write(text.replacingOccurrences(of: "    time_limit: 1s\n", with: ""), to: "pipeline.yaml")
    let second = try Program.run("run", "pipeline.yaml", in: workplace.folder)
    #expect(second.status == 0, "\(second.errors)")
    #expect(try workplace.rows("out/articles.jsonl").count == 12)
  }
}
