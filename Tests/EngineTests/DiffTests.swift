import Engine
import Foundation
import Records
import Testing

@Suite("Two runs are compared row by row, with the causes")
struct DiffTests {
  private func filled() async throws -> Bench {
    let bench = Bench()
    for number in 0..<2000 { bench.world["article \(number)"] = "text \(number)" }
    try await bench.run()
    return bench
  }

  private func diff(_ bench: Bench, _ old: Int, _ new: Int) throws -> RunDiff {
    try RunDiff(pipeline: bench.pipeline, workspace: try bench.workspace(), old: old, new: new)
  }

  @Test("rows that came, went and changed, with fields and the stage in which they first differ")
  func rows() async throws {
    let bench = try await filled()
    bench.world["article 5"] = "other"
    bench.world["article 6"] = nil
    bench.world["new"] = "new"
    try await bench.run()
    let diff = try diff(bench, 1, 2)
    let tables = try diff.tables()
    #expect(tables.map(\.name) == ["articles", "article_clusters", "totals"])
    #expect(tables[0].counts == ChangeCounts(added: 1, removed: 1, changed: 1))
    #expect((tables[0].rowsBefore, tables[0].rowsAfter) == (2000, 2000))
    var found: [String: [String]] = [:]
    try diff.forEachRow(of: "articles") { row in
      found[row.name] = row.fields.count < 5 ? row.fields.map(\.name) : []
      let stage = try diff.stageOfChange(row)
      #expect(stage == "capture")
      return true
    }
    let changed = Identifier.article(document: Identifier.document(locator: "article 5"))
    #expect(found.count == 3)
    #expect(found[changed] == ["text"])
    #expect(try diff.causes().map(\.stage) == ["capture"])
    #expect(
      try diff.causes()[0].text.hasPrefix("capture: what the sources show: 1 added, 1 changed, 1 removed"))
  }

  @Test("a parameter is named as the cause, with its place, and the rows as differing from its stage on")
  func parameter() async throws {
    let bench = try await filled()
    bench.suffix = "!"
    try await bench.run()
    let diff = try diff(bench, 1, 2)
    #expect(try diff.causes().map(\.text) == ["map: parameter suffix \"\" -> \"!\" (test.yaml:5:7)"])
    #expect(try diff.tables().first { $0.name == "articles" }?.counts == ChangeCounts(changed: 2000))
    try diff.forEachRow(of: "articles") { row in
      let stage = try diff.stageOfChange(row)
      #expect(stage == "map")
      return false
    }
  }

  @Test("a run is equal to itself and to one that changed nothing; backwards, what came is gone")
  func equal() async throws {
    let bench = try await filled()
    try await bench.run()
    #expect(try diff(bench, 1, 2).tables().isEmpty)
    #expect(try diff(bench, 1, 2).causes().isEmpty)
    bench.world["new"] = "new"
    try await bench.run()
    #expect(try diff(bench, 3, 1).tables()[0].counts == ChangeCounts(removed: 1))
    #expect(throws: EngineError.self) { try diff(bench, 1, 9) }
  }
}
