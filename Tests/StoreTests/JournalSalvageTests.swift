import Foundation
import Hashing
import Testing

@testable import Store

@Suite("A journal that is damaged gives up its results and keeps its history")
struct JournalSalvageTests {
  private static let runs = 200

  /// A store with many runs, each with a snapshot, a publication and results.
  private func store(in folder: String) throws {
    let journal = try Journal(store: folder) { _ in }
    for number in 1...Self.runs {
      let run = try journal.beginRun(pipeline: "press", started: "2031-03-14T00:00:00Z")
      let name = Digest.of(Array("ledger \(number)".utf8))
      try journal.record(capture: "{}", ledger: name, pipeline: "press", stage: "fetch", run: run)
      try journal.record(
        (0..<20).map { ActionRow(key: .of(Array("\(number) \($0)".utf8)), recipe: name, result: "{}") },
        run: run)
      try journal.endRun(run, status: "done", ended: "2031-03-14T00:01:00Z", report: "{}")
    }
  }

  /// Overwrites every page whose number leaves the rest when divided, as a bad disk would.
  private func damage(_ folder: String, each step: Int, from first: Int) throws {
    let path = folder + "/journal.sqlite"
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    let handle = try FileHandle(forUpdating: URL(filePath: path))
    let size = Int(try handle.seekToEnd())
    for page in stride(from: first, to: size / 4096, by: step) {
      try handle.seek(toOffset: UInt64(page * 4096))
      try handle.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    }
    try handle.close()
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "journal-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test(
    "a page in the middle costs the rows on it, the newest snapshot is still the newest",
    arguments: [40, 41, 43])
  func page(first: Int) throws {
    try withFolder { folder in
      try store(in: folder)
      try damage(folder, each: 1000, from: first)
      var notices: [String] = []
      let journal = try Journal.mended(store: folder) { notices.append($0) }
      #expect(notices.count == 1)
      #expect(try journal.lastCapture(pipeline: "press", stage: "fetch")?.run == Self.runs)
      #expect(try journal.runs(of: "press", limit: 1000).count > Self.runs / 2)
      let key = Digest.of(Array("1 1".utf8))
      #expect(try journal.results(of: [key]).isEmpty)
      // What follows is numbered after what was, and the damaged file is kept.
      #expect(try journal.beginRun(pipeline: "press", started: "2031-03-15T00:00:00Z") == Self.runs + 1)
      #expect(FileManager.default.fileExists(atPath: folder + "/journal.sqlite.damaged-1"))
    }
  }

  @Test("a file of which nothing can be read is begun anew")
  func hopeless() throws {
    try withFolder { folder in
      try store(in: folder)
      try damage(folder, each: 1, from: 0)
      var notices: [String] = []
      let journal = try Journal(store: folder) { notices.append($0) }
      #expect(notices.count == 1)
      #expect(try journal.runs(of: "press", limit: 10).isEmpty)
      #expect(try journal.beginRun(pipeline: "press", started: "2031-03-15T00:00:00Z") == 1)
    }
  }

  @Test("reading a damaged page in the middle of a run says that the journal is damaged")
  func told() throws {
    try withFolder { folder in
      try store(in: folder)
      try damage(folder, each: 2, from: 21)
      let journal = try Journal(store: folder) { _ in }
      #expect {
        for number in 1...Self.runs {
          _ = try journal.results(of: (0..<20).map { .of(Array("\(number) \($0)".utf8)) })
        }
      } throws: {
        guard case StoreError.journalDamaged = $0 else { return false }
        return true
      }
    }
  }
}
