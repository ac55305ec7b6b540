import Engine
import Foundation
import Hashing
import PipelineFile
import Records
import Store
import Testing

@Suite("The history of old runs becomes a line each, and what something reads still stays")
struct HistoryRetentionTests {
  @discardableResult
  private func collect(_ bench: Bench, _ retention: Retention, at time: Int? = nil) async throws
    -> CollectionReport
  {
    try await Collector(
      pipeline: bench.pipeline, workspace: try bench.workspace(), retention: retention,
      now: Instant(secondsSinceEpoch: time ?? bench.time)
    ).collect()
  }

  /// Nights that each bring an article.
  private func nights(_ count: Int, _ bench: Bench = Bench()) async throws -> Bench {
    for _ in 0..<count {
      bench.time += 86_400
      bench.world["article of \(bench.time)"] = "text of \(bench.time)"
      try await bench.run()
    }
    return bench
  }

  private func planner(_ bench: Bench) throws -> Planner {
    Planner(
      pipeline: bench.pipeline, workspace: try bench.workspace(), now: Instant(secondsSinceEpoch: bench.time))
  }

  private func stages(_ bench: Bench, ofRun run: Int) throws -> Int {
    try bench.workspace().journal.stages(ofRun: run).count
  }

  private func facts(_ bench: Bench, ofRun run: Int) throws -> RunFacts? {
    try bench.workspace().journal.run(run)?.report.flatMap(RunFacts.init(encoded:))
  }

  @Test(
    "a run that is not kept loses what its stages decided and what it published, and keeps what it brought")
  func line() async throws {
    let bench = try await nights(30)
    let report = try await collect(bench, Retention(runs: 3, grace: 0))
    #expect(report.oldRuns == 27)
    #expect(try stages(bench, ofRun: 1) == 0)
    #expect(try stages(bench, ofRun: 28) == 4)
    #expect(try facts(bench, ofRun: 2)?.summary?.hasSuffix("actions, documents: 1 added") == true)
    #expect(try facts(bench, ofRun: 28)?.summary == nil)
    let journal = try bench.workspace().journal
    #expect(try journal.runs(of: "test", limit: 100).count == 30)
    #expect(try journal.publications(pipeline: "test").map(\.run) == [30, 29, 28])
    #expect(try StoreCheck(pipeline: bench.pipeline, workspace: bench.workspace()).check().damages.isEmpty)
    #expect(try await collect(bench, Retention(runs: 3, grace: 0)).oldRuns == 0)
  }

  @Test("what runs, comparisons, estimates and explanations read is as it was")
  func readers() async throws {
    let bench = try await nights(40)
    // Nothing new: of these only the first runs ever worked.
    for _ in 0..<30 { try await bench.run() }
    let before = try await planner(bench).explain("map")
    bench.world["article tonight"] = "text"
    let planned = try await planner(bench).plan()
    bench.world["article tonight"] = nil
    try await collect(bench, Retention(runs: 2, grace: 0))
    let after = try await planner(bench).explain("map")
    #expect(after.lastWork?.run == 40)
    #expect(after.lastWork?.record == before.lastWork?.record)
    bench.world["article tonight"] = "text"
    // Before another run, whose time would count, too.
    let again = try await planner(bench).plan()
    #expect(again.map(\.work) == planned.map(\.work))
    bench.world["article tonight"] = nil
    #expect(try await bench.run().isUnchanged)
    bench.world["article tonight"] = "text"
    try await bench.run()
    let diff = try RunDiff(pipeline: bench.pipeline, workspace: try bench.workspace(), old: 70, new: 72)
    #expect(try diff.tables().contains { $0.counts.added == 1 })
    #expect(
      try ReuseExplainer(pipeline: bench.pipeline, workspace: bench.workspace()).explain("map").run == 72)
  }

  @Test("what stood when a run that is still published had ended stays, so that one can go back to it")
  func published() async throws {
    let bench = try await nights(30)
    try await collect(bench, Retention(runs: 1, grace: 0))
    #expect(try stages(bench, ofRun: 29) == 4)
    try Rollback(pipeline: bench.pipeline).publish(run: 29)
    try await collect(bench, Retention(runs: 1, grace: 0))
    try await nights(1, bench).run()
    #expect(try StoreCheck(pipeline: bench.pipeline, workspace: bench.workspace()).check().damages.isEmpty)
  }

  @Test("nothing goes before the grace time has passed, nor of a run that was pinned meanwhile")
  func grace() async throws {
    let bench = try await nights(30)
    let retention = Retention(runs: 2, grace: 100)
    #expect(try await collect(bench, retention, at: 1000).oldRuns == 0)
    #expect(try await collect(bench, retention, at: 1099).oldRuns == 0)
    #expect(try await collect(bench, retention, at: 5).oldRuns == 0)
    #expect(try stages(bench, ofRun: 1) == 4)
    try bench.workspace().journal.pin(3, name: "paper")
    #expect(try await collect(bench, retention, at: 1100).oldRuns == 27)
    #expect(try stages(bench, ofRun: 1) == 0)
    #expect(try stages(bench, ofRun: 3) == 4)
    #expect(try facts(bench, ofRun: 3)?.summary == nil)
    // It waits anew once it is unpinned.
    #expect(try bench.workspace().journal.unpin(3))
    #expect(try await collect(bench, retention, at: 2000).oldRuns == 0)
    #expect(try await collect(bench, retention, at: 2100).oldRuns == 1)
  }

  @Test("of the oldest runs not even the line stays, but where a snapshot of theirs does")
  func forgotten() async throws {
    let bench = try await nights(12)
    var retention = Retention(runs: 2, lines: 5, grace: 0)
    for _ in 0..<2 { try await collect(bench, retention) }
    #expect(try bench.workspace().journal.runs(of: "test", limit: 100).count == 12)
    for _ in 0..<25 {
      bench.time += 86_400
      try await bench.run()
    }
    retention.capturesAfter = Instant(secondsSinceEpoch: bench.time - 86_400)
    for _ in 0..<2 { try await collect(bench, retention) }
    // The eleventh is still published; the twelfth is the last in which a stage worked.
    let left = try bench.workspace().journal.runs(of: "test", limit: 100).map(\.id)
    #expect(left.first == 37)
    #expect(Array(left.suffix(2)) == [12, 11])
    #expect(left.count == 22)
    #expect(try await bench.run().run == 38)
  }

  @Test("nothing of another pipeline that shares the store goes")
  func others() async throws {
    let bench = try await nights(1)
    let journal = try bench.workspace().journal
    let other = try journal.beginRun(pipeline: "other", started: "2020-01-01T00:00:00Z")
    let row = StageRow(stage: "map", recipe: .of("recipe"), key: .of("key"), record: "{}")
    try journal.record(row, position: 0, run: other)
    try journal.record(recipe: .of("recipe"), components: "{}")
    try journal.endRun(other, status: "done", ended: "2020-01-01T00:00:01Z", report: "{}")
    _ = try await nights(30, bench)
    try await collect(bench, Retention(runs: 1, lines: 1, grace: 0))
    #expect(try stages(bench, ofRun: other) == 1)
    #expect(try bench.workspace().journal.components(of: .of("recipe")) != nil)
    #expect(try bench.workspace().journal.run(other)?.report == "{}")
  }

  @Test("recipes that no row names go")
  func recipes() async throws {
    let bench = Bench()
    bench.world["page"] = "text"
    bench.suffix = "once"
    try await bench.run()
    let once = try bench.workspace().journal.stages(ofRun: 1).first { $0.stage == "map" }?.recipe
    bench.suffix = ""
    _ = try await nights(30, bench)
    let recipe = try #require(once)
    #expect(try bench.workspace().journal.components(of: recipe) != nil)
    try await collect(bench, Retention(runs: 2, grace: 0))
    #expect(try bench.workspace().journal.components(of: recipe) == nil)
  }

  @Test("the journal's file stays as large as it is, night after night")
  func flat() async throws {
    let bench = Bench()
    func size(after count: Int) async throws -> Int {
      for night in 0..<count {
        bench.time += 86_400
        bench.world["the page"] = "text of \(bench.time)"
        if night % 7 == 0 { bench.suffix = "\(bench.time)" }
        try await bench.run()
        let limit = Instant(secondsSinceEpoch: bench.time)
        try await collect(bench, Retention(runs: 2, capturesAfter: limit, lines: 20, grace: 0))
      }
      let attributes = try FileManager.default.attributesOfItem(atPath: bench.store + "/journal.sqlite")
      return attributes[.size] as? Int ?? 0
    }
    let early = try await size(after: 60)
    let late = try await size(after: 60)
    #expect(late <= early + 8192, "\(early) and \(late) bytes")
  }
}
