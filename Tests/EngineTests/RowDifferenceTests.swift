import Engine
import Foundation
import Hashing
import Records
import Store
import Testing

@Suite("Two datasets are compared row by row, and only where their chunks differ")
struct RowDifferenceTests {
  private typealias Row = (day: String, id: String, text: String)

  /// Chunks of some rows, cut as datasets are, and their contents by digest.
  private func dataset(_ rows: [Row]) -> (dataset: Dataset, contents: [Digest: ChunkLines]) {
    let sorted = rows.sorted { RecordKey(day: $0.day, id: $0.id) < RecordKey(day: $1.day, id: $1.id) }
    var references: [ChunkReference] = []
    var contents: [Digest: ChunkLines] = [:]
    var bytes: [UInt8] = []
    var keys: [RecordKey] = []
    for (index, row) in sorted.enumerated() {
      var article = Article()
      (article.day, article.id, article.text) = row
      bytes += article.canonicalLine + [0x0A]
      keys.append(article.key)
      let next = index + 1 < sorted.count ? sorted[index + 1].day : nil
      guard ChunkBoundary.ends(after: article.key, size: 1 << 18, nextDay: next) else { continue }
      let digest = Digest.of(bytes)
      contents[digest] = ChunkLines(bytes)
      references.append(
        ChunkReference(
          digest: digest, count: keys.count, size: bytes.count, first: keys[0], last: keys[keys.count - 1]))
      (bytes, keys) = ([], [])
    }
    return (Dataset(references), contents)
  }

  private func difference(_ old: [Row], _ new: [Row]) -> RowDifference {
    let (before, after) = (dataset(old), dataset(new))
    let contents = before.contents.merging(after.contents) { first, _ in first }
    return RowDifference(
      ChunkDifference(from: before.dataset, to: after.dataset), schema: Article.schema.table
    ) { try #require(contents[$0.digest]) }
  }

  private func rows(_ count: Int) -> [Row] {
    (0..<count).map { ("2025-03-\(10 + $0 % 9)", "a\(Digest.of("\($0)").hex.prefix(20))", "text \($0)") }
  }

  @Test("equal datasets differ in nothing and no chunk is read")
  func equal() throws {
    let one = dataset(rows(300)).dataset
    let chunks = ChunkDifference(from: one, to: one)
    #expect(chunks.gone.isEmpty && chunks.come.isEmpty)
    let difference = RowDifference(chunks, schema: Article.schema.table) { _ in
      Issue.record("a chunk was read")
      return ChunkLines([])
    }
    #expect(try difference.counts().isNone)
  }

  @Test("added, removed, changed and moved rows are told apart, and few chunks are read for them")
  func edits() throws {
    let old = rows(2000)
    var new = old
    new[5].text = "other words"
    new.remove(at: 900)
    new.append(("2025-03-12", "a" + String(repeating: "7", count: 20), "new"))
    // The page's day became known: the same article elsewhere in the dataset.
    new[40].day = "2025-04-01"
    let difference = difference(old, new)
    #expect(try difference.counts() == ChangeCounts(added: 1, removed: 1, changed: 2))
    #expect(difference.chunks.come.count <= 5)
    var found: [String: [String]] = [:]
    try difference.forEachChange { change in
      let name = String(decoding: change.name, as: UTF8.self)
      found[name] = try FieldChange.between(change.old ?? Array("{}".utf8), change.new ?? Array("{}".utf8))
        .map(\.name)
      return true
    }
    #expect(found.count == 4)
    #expect(found["\"\(old[5].id)\""] == ["text"])
    #expect(found["\"\(old[40].id)\""] == ["day"])
  }

  @Test("the walk ends when it is told to")
  func stops() throws {
    var seen = 0
    try difference([], rows(500)).forEachChange { _ in
      seen += 1
      return seen < 7
    }
    #expect(seen == 7)
  }

  @Test("counts are those of a comparison of the whole sets, whatever the edits", arguments: 0..<20)
  func likeSets(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let old = rows(Int.random(in: 0..<400, using: &random))
    var new = old.filter { _ in Int.random(in: 0..<10, using: &random) > 0 }
    for index in new.indices where Int.random(in: 0..<8, using: &random) == 0 { new[index].text += "!" }
    new += rows(500).dropFirst(400).filter { _ in Bool.random(using: &random) }
    let before = Dictionary(uniqueKeysWithValues: old.map { ($0.id, $0) })
    let after = Dictionary(uniqueKeysWithValues: new.map { ($0.id, $0) })
    let expected = ChangeCounts(
      added: after.keys.count { before[$0] == nil }, removed: before.keys.count { after[$0] == nil },
      changed: after.count { before[$0.key].map { $0.text } ?? $0.value.text != $0.value.text })
    #expect(try difference(old, new).counts() == expected, "seed \(seed)")
  }

  @Test("rows of a table without a key are told apart by their whole content, equal ones by their number")
  func withoutKey() throws {
    func chunk(_ lines: [String]) -> (Dataset, Digest, ChunkLines) {
      let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
      let reference = ChunkReference(
        digest: .of(bytes), count: lines.count, size: bytes.count, first: RecordKey(day: "", id: "x"),
        last: RecordKey(day: "", id: "x"))
      return (Dataset([reference]), reference.digest, ChunkLines(bytes))
    }
    let old = chunk([#"{"reason":"bad"}"#, #"{"reason":"bad"}"#])
    let new = chunk([#"{"reason":"bad"}"#, #"{"reason":"worse"}"#])
    let contents = [old.1: old.2, new.1: new.2]
    let difference = RowDifference(
      ChunkDifference(from: old.0, to: new.0), schema: Reject.schema.table
    ) { try #require(contents[$0.digest]) }
    #expect(try difference.counts() == ChangeCounts(added: 1, removed: 1))
  }
}

/// A small generator with a seed (Steele, Lea and Flood 2014), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
