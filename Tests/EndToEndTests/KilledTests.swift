import Foundation
import Testing

@Suite("A run may die at any instant", .serialized)
struct KilledTests {
  @Test("SIGKILL at twenty moments, then a rerun: the same bytes, no manual step, outputs never half there")
  func killed() throws {
    let undisturbed = try Workplace.example()
    let start = Date()
    #expect(try Program.run("run", "pipelines/example.yaml", in: undisturbed.folder).status == 0)
    let length = Date().timeIntervalSince(start)
    let bytes = try undisturbed.published("outputs/example")
    let workplace = try Workplace.example()
    let outputs = workplace.folder + "/outputs/example"
    for moment in 0..<20 {
      if moment.isMultiple(of: 5) { try? workplace.remove("pipelines/.demarche") }
      let (process, _, _) = try Program.start(["run", "pipelines/example.yaml"], in: workplace.folder)
      Thread.sleep(forTimeInterval: length * Double(moment % 10) / 10)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if FileManager.default.fileExists(atPath: outputs) {
        #expect(try workplace.published("outputs/example") == bytes, "moment \(moment)")
      }
    }
    let last = try Program.run("run", "pipelines/example.yaml", in: workplace.folder)
    #expect(last.status == 0, "\(last.errors)")
    #expect(try workplace.published("outputs/example") == bytes)
  }

  @Test("of two runs at once the second exits 75 and says who holds the lock")
  func twoRuns() throws {
    let workplace = try Workplace.example()
    // The first is stopped while it holds the lock; if it was faster than that, another is started.
    for _ in 0..<50 {
      let (first, _, _) = try Program.start(
        ["run", "--force", "pipelines/example.yaml"], in: workplace.folder)
      while first.isRunning, (try? workplace.read("pipelines/.demarche/lock"))?.contains("process") != true {}
      kill(first.processIdentifier, SIGSTOP)
      let second = try Program.run("run", "pipelines/example.yaml", in: workplace.folder)
      kill(first.processIdentifier, SIGCONT)
      first.waitUntilExit()
      #expect(first.terminationStatus == 0)
      guard second.status == 75 else { continue }
      #expect(second.errors.contains("process \(first.processIdentifier)"))
      #expect(second.errors.contains("run of pipeline 'example'"))
      return
    }
    Issue.record("no run was ever refused")
  }

  @Test("SIGTERM stops a run with what it did kept, and the next one ends it")
  func terminated() throws {
    let workplace = try Workplace.example()
    let (process, _, errors) = try Program.start(["run", "pipelines/example.yaml"], in: workplace.folder)
    Thread.sleep(forTimeInterval: 0.15)
    process.terminate()
    _ = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect([0, 130, SIGTERM].contains(process.terminationStatus))
    #expect(try Program.run("run", "pipelines/example.yaml", in: workplace.folder).status == 0)
  }
}
