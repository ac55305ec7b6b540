import Foundation
import Hashing
import Store
import Testing

@Suite("A journal most of which was emptied")
struct JournalShrinkTests {
  private func withJournal(rows: Int, _ body: (Journal, [Digest], String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "shrink-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let journal = try Journal(store: folder) { _ in }
    let run = try journal.beginRun(pipeline: "press", started: "2031-03-14T00:00:00Z")
    let keys = (0..<rows).map { Digest.of("key \($0)") }
    let result = String(repeating: "x", count: 500)
    try journal.record(keys.map { ActionRow(key: $0, recipe: .zero, result: result) }, run: run)
    try body(journal, keys, folder)
  }

  private func forget(_ keys: ArraySlice<Digest>, in journal: Journal) throws {
    var forgetting = Forgetting()
    forgetting.actions = Array(keys)
    try journal.forget(forgetting)
  }

  @Test("gives the disk its pages back, and what is left is whole")
  func shrinks() throws {
    try withJournal(rows: 10_000) { journal, keys, folder in
      let before = try journal.pages().all
      try forget(keys.dropFirst(100), in: journal)
      #expect(try journal.pages().all == before)
      try journal.shrink()
      #expect(try journal.pages().all < before / 10)
      #expect(try journal.damages().isEmpty)
      #expect(try Journal(store: folder) { _ in }.results(of: keys).count == 100)
    }
  }

  @Test("keeps them if they are few: they are filled again")
  func keeps() throws {
    try withJournal(rows: 10_000) { journal, keys, _ in
      let before = try journal.pages().all
      try forget(keys.prefix(3000), in: journal)
      try journal.shrink()
      #expect(try journal.pages().all == before)
    }
  }
}
