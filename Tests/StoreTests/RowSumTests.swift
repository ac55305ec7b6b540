import Foundation
import Hashing
import Store
import Testing

@Suite("A row of the journal that is not as it was written")
struct RowSumTests {
  private static func key(_ number: Int) -> Digest { Digest.of("key \(number)") }

  /// A store with rows of each kind, closed.
  private func store(in folder: String) throws {
    let journal = try Journal(store: folder) { _ in }
    let run = try journal.beginRun(pipeline: "press", started: "2031-03-14T00:00:00Z")
    let rows = (0..<40).map { ActionRow(key: Self.key($0), recipe: .zero, result: "{\"needle\":\($0)}") }
    try journal.record(rows, run: run)
    try journal.record(blocks: rows, run: run)
    try journal.record(stageResult: "{\"whole\":1}", key: Self.key(0), run: run)
    try journal.record(capture: "{\"sight\":1}", ledger: .zero, pipeline: "press", stage: "fetch", run: run)
    let next = try journal.beginRun(pipeline: "press", started: "2031-03-15T00:00:00Z")
    try journal.record(capture: "{\"sight\":2}", ledger: .zero, pipeline: "press", stage: "fetch", run: next)
  }

  /// Turns one letter of the file into another.
  private func alter(_ folder: String, _ text: String, to other: String) throws {
    let url = URL(filePath: folder + "/journal.sqlite")
    var bytes = try Data(contentsOf: url)
    var from = bytes.startIndex
    var count = 0
    while let range = bytes.range(of: Data(text.utf8), in: from..<bytes.endIndex) {
      bytes.replaceSubrange(range, with: Data(other.utf8))
      from = range.upperBound
      count += 1
    }
    #expect(count > 0, "nothing was altered")
    try bytes.write(to: url)
  }

  private func withStore(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "rows-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try store(in: folder)
    try body(folder)
  }

  @Test("is a result that is not known, and the others are")
  func results() throws {
    try withStore { folder in
      try alter(folder, "{\"needle\":17}", to: "{\"needle\":71}")
      try alter(folder, "{\"whole\":1}", to: "{\"whole\":7}")
      let journal = try Journal(store: folder) { _ in }
      let keys = (0..<40).map(Self.key)
      #expect(try journal.results(of: keys).count == 39)
      #expect(try journal.results(of: [Self.key(17)]).isEmpty)
      #expect(try journal.blockResults(of: keys).count == 39)
      #expect(try journal.stageResult(of: Self.key(0)) == nil)
    }
  }

  @Test("is damage if it names the last snapshot, and the journal is mended without it")
  func snapshot() throws {
    try withStore { folder in
      try alter(folder, "{\"sight\":2}", to: "{\"sight\":3}")
      do {
        let journal = try Journal(store: folder) { _ in }
        #expect(throws: StoreError.self) { try journal.lastCapture(pipeline: "press", stage: "fetch") }
      }
      let mended = try Journal.mended(store: folder) { _ in }
      #expect(try mended.lastCapture(pipeline: "press", stage: "fetch")?.result == "{\"sight\":1}")
    }
  }
}
