import Foundation
import Testing

@Suite("When the engine goes, all that it started goes with it", .serialized)
struct OrphanTests {
  /// A pipeline whose program starts another and hangs; the arguments of both hold a mark.
  private func hanging(_ mark: String) throws -> Workplace {
    let workplace = try Workplace()
    try workplace.write("a text\n", to: "articles/a.txt")
    try workplace.write(
      """
      pipeline: hanging
      stages:
        fetch: { with: { sources: [ { folder: articles } ] } }
        hang:
          uses: command
          inputs: [fetch]
          with: { input: Document, command: [sh, -c, "sleep 3\(mark) & sleep 4\(mark); echo"], timeout: 600 }

      """, to: "pipeline.yaml")
    return workplace
  }

  /// Numbers of the processes whose command line holds a text.
  private func processes(holding text: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      guard Int(name) != nil else { return false }
      let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") ?? Data()
      return line.range(of: Data(text.utf8)) != nil
    }
  }

  private func wait(_ seconds: Double, until condition: () -> Bool) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while !condition() {
      guard Date() < end else { return false }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return true
  }

  @Test(
    "SIGKILL for the engine alone, SIGTERM and SIGINT: no worker, program or program's program is left",
    arguments: [SIGKILL, SIGTERM, SIGINT])
  func ended(signal: Int32) throws {
    let mark = "\(Int.random(in: 100_000...999_999))"
    let workplace = try hanging(mark)
    let (process, _, errors) = try Program.start(["run", "pipeline.yaml"], in: workplace.folder)
    #expect(wait(30) { processes(holding: mark).count == 3 })
    let workers = processes(holding: workplace.folder + "/.demarche")
    #expect(!workers.isEmpty, "the worker's arguments name its store")
    kill(process.processIdentifier, signal)
    let start = Date()
    process.waitUntilExit()
    #expect(Date().timeIntervalSince(start) < 1)
    #expect(wait(2) { processes(holding: mark).isEmpty })
    #expect(wait(2) { processes(holding: workplace.folder + "/.demarche").isEmpty })
    if signal != SIGKILL {
      #expect(process.terminationStatus == 130)
      let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      #expect(told.contains("stopped; what was done is kept"))
    }
  }
}
