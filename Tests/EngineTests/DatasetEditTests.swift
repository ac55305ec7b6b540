import Foundation
import Hashing
import Records
import Store
import Testing

@testable import Engine

@Suite("A dataset that was edited is the one made from scratch")
struct DatasetEditTests {
  private final class Place {
    let folder = NSTemporaryDirectory() + "demarche-edit-" + UUID().uuidString
    deinit { try? FileManager.default.removeItem(atPath: folder) }
    func workspace() throws -> Workspace { try Session.open(store: folder) { _ in } }
  }

  /// The records of a made-up day book: many days with a few entries each, and some entries without a day.
  private struct Book {
    var lines: [RecordKey: String] = [:]

    mutating func change(_ random: inout SameBytesTests.Random, count: Int) -> [RecordChange] {
      (0..<count).map { _ in
        let day =
          Int.random(in: 0..<10, using: &random) == 0
          ? "" : "2025-\(Int.random(in: 10...12, using: &random))-\(Int.random(in: 10...28, using: &random))"
        let key = RecordKey(day: day, id: "d\(Int.random(in: 0..<4000, using: &random))")
        guard Int.random(in: 0..<4, using: &random) > 0 else {
          lines[key] = nil
          return RecordChange(key: key, line: nil)
        }
        let line = #"{"document_id":"\#(key.id)","day":"\#(day)","text":"\#(random.next() % 5)"}"#
        lines[key] = line
        return RecordChange(key: key, line: Array(line.utf8))
      }
    }

    var all: [RecordChange] { lines.map { RecordChange(key: $0.key, line: Array($0.value.utf8)) } }
  }

  private func edit(_ changes: [RecordChange], _ old: Digest?, in workspace: Workspace) throws
    -> DatasetReference
  {
    let sorter = ChangeSorter { workspace.objects.nextTemporaryPath() }
    for change in changes { try sorter.add(change) }
    var edit = try DatasetEdit(try sorter.sorted(), isKeyed: true, workspace: workspace)
    return try edit.apply(to: old)
  }

  @Test("whatever was added, changed and removed before, in whatever order", arguments: 1...4)
  func history(seed: UInt64) throws {
    var random = SameBytesTests.Random(state: seed)
    let place = Place()
    let workspace = try place.workspace()
    var book = Book()
    var root: Digest?
    for count in [3000, 1, 40, 0, 700, 5] {
      let old = root
      let edited = try edit(book.change(&random, count: count), root, in: workspace)
      root = edited.root
      let scratch = try edit(book.all.shuffled(using: &random), nil, in: workspace)
      #expect(edited == scratch, "seed \(seed), \(count) changes")
      #expect(edited.records == book.lines.count)
      let difference = try DatasetDifference(from: old, to: edited.root, in: workspace)
      let before = Set(try old.map { try workspace.dataset($0).chunks } ?? [])
      let after = try workspace.dataset(edited.root).chunks
      #expect(difference.added == after.filter { !before.contains($0) }, "seed \(seed), \(count) changes")
      #expect(Set(difference.removed) == before.subtracting(after))
    }
  }

  @Test("changes that are too many for memory come out in the order of their keys")
  func spilling() throws {
    let place = Place()
    let workspace = try place.workspace()
    let sorter = ChangeSorter { workspace.objects.nextTemporaryPath() }
    var random = SameBytesTests.Random(state: 7)
    let keys = (0..<150_000).map { RecordKey(day: "", id: "d\($0)") }.shuffled(using: &random)
    for key in keys { try sorter.add(RecordChange(key: key, line: Array(key.id.utf8))) }
    for key in keys.prefix(10) { try sorter.add(RecordChange(key: key, line: nil)) }
    var sorted = try sorter.sorted()
    var count = 0
    var last: RecordChange?
    var isOrdered = true
    while let change = try sorted.next() {
      if let last {
        let isLater =
          last.key < change.key || last.key == change.key && last.line != nil && change.line == nil
        isOrdered = isOrdered && isLater
      }
      last = change
      count += 1
    }
    #expect(isOrdered)
    #expect(count == 150_010)
  }
}
