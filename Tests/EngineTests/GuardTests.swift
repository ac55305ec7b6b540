import Engine
import Foundation
import PipelineFile
import Records
import Store
import Testing

@Suite("A run that would change too much publishes nothing")
struct GuardTests {
  private func bench(_ limit: Double) async throws -> Bench {
    let bench = Bench()
    bench.maxChange = .share(limit)
    for number in 0..<100 { bench.world["article \(number)"] = "text \(number)" }
    try await bench.run()
    return bench
  }

  private func refusal(_ bench: Bench) async throws -> ChangeRefusal? {
    do {
      try await bench.run()
      return nil
    } catch EngineError.changeRefused(let refusal) {
      return refusal
    }
  }

  @Test("as many changes as allowed pass, one more is refused and named, and the outputs stay")
  func atTheLimit() async throws {
    let bench = try await bench(0.2)
    for number in 0..<10 { bench.world["article \(number)"] = nil }
    for number in 10..<20 { bench.world["article \(number)"] = "other \(number)" }
    #expect(try await refusal(bench) == nil)
    let before = try bench.published()
    // Of the 90 rows that are published now, 18 may change.
    for number in 20..<39 { bench.world["article \(number)"] = "other \(number)" }
    let found = try await refusal(bench)
    let refusal = try #require(found)
    #expect(refusal.tables.map(\.name) == ["articles"])
    #expect(refusal.tables[0].counts == ChangeCounts(changed: 19))
    #expect(refusal.tables[0].rows == 90)
    #expect((refusal.run, refusal.published) == (3, 2))
    #expect(try bench.published() == before)
    let text = EngineError.changeRefused(refusal).description
    #expect(
      text.hasPrefix(
        "test.yaml:12:3: error: run 3 would change 19 of the 90 rows of articles (21%), more than "))
    #expect(text.contains("--accept-change"))
    let runs = try bench.workspace().journal.runs(of: "test", limit: 1)
    #expect(runs.map(\.status) == ["refused"])
    #expect(RunFacts(encoded: runs[0].report ?? "")?.problem == text)
  }

  @Test("a refused run is refused again, at no cost, until it is accepted")
  func accepted() async throws {
    let bench = try await bench(0.2)
    for number in 0..<50 { bench.world["article \(number)"] = nil }
    #expect(try await refusal(bench) != nil)
    #expect(try await refusal(bench) != nil)
    let accepted = try await bench.run(acceptsChange: true)
    #expect(accepted.stages.allSatisfy { $0.record.ran == 0 })
    #expect(accepted.publication?.isNew == true)
    #expect(try bench.published()["articles.jsonl"]?.split(separator: 0x0A).count == 50)
    #expect(try await refusal(bench) == nil)
  }

  @Test("added rows are no change, and summaries and rejects do not count")
  func added() async throws {
    let bench = try await bench(0)
    for number in 100..<300 { bench.world["article \(number)"] = "text \(number)" }
    bench.world["bad"] = "bad"
    #expect(try await refusal(bench) == nil)
    #expect(try bench.published()["totals.json"]?.isEmpty == false)
  }

  @Test("after going back to an earlier publication, a run is compared with what readers see")
  func afterRollback() async throws {
    let bench = try await bench(0.2)
    for number in 0..<15 { bench.world["article \(number)"] = nil }
    #expect(try await refusal(bench) == nil)
    for number in 15..<30 { bench.world["article \(number)"] = nil }
    #expect(try await refusal(bench) == nil)
    try Rollback(pipeline: bench.pipeline).publish(run: 2)
    for number in 30..<33 { bench.world["article \(number)"] = nil }
    let found = try await refusal(bench)
    let refusal = try #require(found, "3 of the 70 rows of the last run, but 18 of the 85 that readers see")
    #expect(refusal.tables[0].rows == 85)
  }

  @Test("more rejects than allowed make a run degraded, and are published", arguments: [0.2, 0.01])
  func rejects(limit: Double) async throws {
    let bench = Bench()
    bench.maxRejects = .share(limit)
    for number in 0..<9 { bench.world["article \(number)"] = "text \(number)" }
    bench.world["x"] = "bad"
    let summary = try await bench.run()
    #expect((summary.status == .degraded) == (limit < 0.1))
    #expect(
      summary.excess?.text.hasPrefix("1 of 10 records were set aside, more than the 1%") ?? (limit > 0.1))
    #expect(try bench.published()["rejects.jsonl"]?.isEmpty == false)
  }
}
