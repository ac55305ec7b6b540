import Engine
import Foundation
import Hashing
import PipelineFile
import Records
import Store
import Testing

@Suite("What is asked of the history is answered with numbers, names and places")
struct ExplainTests {
  private func filled(_ count: Int) -> Bench {
    let bench = Bench()
    for number in 0..<count { bench.world["article \(number)"] = "text of article \(number)" }
    return bench
  }

  private func planner(_ bench: Bench) throws -> Planner {
    Planner(
      pipeline: bench.pipeline, workspace: try bench.workspace(), now: Instant(secondsSinceEpoch: 1))
  }

  @Test("a plan leaves nothing behind in the store")
  func planLeavesNothing() async throws {
    let bench = filled(1000)
    try await bench.run()
    bench.world["one more"] = "text"
    let before = try bench.workspace().objects.inventory().sizes
    let plans = try await planner(bench).plan()
    #expect(plans.first?.state != .upToDate, "there was something to make")
    #expect(try bench.workspace().objects.inventory().sizes == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.store + "/tmp").isEmpty)
  }

  @Test("a run's reasons and counts say how many records were added, changed and removed")
  func counts() async throws {
    let bench = filled(3000)
    try await bench.run()
    bench.world["article 7"] = "another text"
    bench.world["article 8"] = nil
    bench.world["one more"] = "text"
    bench.world["two more"] = "text"
    let second = try await bench.run()
    let change = ChangeCounts(added: 2, removed: 1, changed: 1)
    #expect(second.record("capture")?.changes["documents"] == change)
    #expect(second.record("map")?.changes["articles"] == change)
    #expect(second.record("map")?.recordsIn == 3001)
    let reason = try #require(second.record("map")?.reasons.first)
    #expect(
      reason.hasPrefix("documents from capture: 2 added, 1 changed, 1 removed; 3001 records in all, "))
    let seen = try #require(second.record("capture")?.reasons.first)
    #expect(seen.hasPrefix("what the sources show: 2 added, 1 changed, 1 removed"))
    let third = try await bench.run()
    #expect(third.record("map")?.changes.isEmpty == true)
    #expect(third.record("map")?.newBytes == 0)
  }

  @Test("what is recorded of a stage is read back whole")
  func recordRoundTrip() async throws {
    let summary = try await filled(10).run()
    for (_, record) in summary.stages {
      #expect(StageRecord(encoded: record.encoded) == record)
      #expect(record.newBytes > 0 || record.result.outputs.values.allSatisfy { $0.records == 0 })
    }
  }

  @Test("a plan counts records to come before they are stored, and tells the time from history")
  func plan() async throws {
    let bench = filled(3000)
    let before = try await planner(bench).plan()
    #expect(before[0].work?.milliseconds == nil)
    #expect(before[0].work?.records == 3000)
    try await bench.run()
    bench.world["article 7"] = "another text"
    let plans = try await planner(bench).plan()
    #expect(plans[0].reasons.first?.text.hasPrefix("what the sources show: 1 changed;") == true)
    #expect(plans[1].reasons.first?.text.hasPrefix("documents from capture: 1 changed;") == true)
    #expect(plans[1].state == .runs(missing: 1, total: plans[1].records ?? 0) || plans[1].work?.chunks == 1)
    #expect(plans[1].work?.isGuess == false)
    #expect(plans[1].work?.basis == 1)
    #expect(plans[2].work?.isGuess == true)
    #expect(plans.allSatisfy { $0.work?.milliseconds != nil })
    // Nothing was done: the run still finds the change.
    #expect(try await bench.run().ran("map") == 1)
  }

  @Test("a stage that was reused is explained by its key, what that is made of, and the run that made it")
  func whyNot() async throws {
    let bench = filled(50)
    try await bench.run()
    try await bench.run()
    let explainer = ReuseExplainer(pipeline: bench.pipeline, workspace: try bench.workspace())
    let map = try explainer.explain("map")
    #expect(map.decision == .reused)
    #expect(map.run == 2)
    #expect(map.madeIn == 1)
    #expect(map.components.contains(KeyComponent("parameter cut", "1000")))
    #expect(map.inputs.map(\.records) == [50])
    let capture = try explainer.explain("capture")
    #expect(capture.decision == .unchanged)
    #expect(capture.madeIn == 1)
    #expect(throws: EngineError.self) { try explainer.explain("mapp") }
  }

  @Test("a record is followed back through link and map to what was captured")
  func trace() async throws {
    let bench = filled(3000)
    try await bench.run()
    let document = Identifier.document(locator: "article 7")
    let article = Identifier.article(document: document)
    let trace = RecordTrace(pipeline: bench.pipeline, workspace: try bench.workspace(), run: nil)
    let chain = try trace.trace(article)
    #expect(chain.steps.map(\.stage) == ["link", "map", "capture"])
    #expect(chain.steps.map(\.shape) == ["link", "map", "capture"])
    #expect(chain.steps.map { $0.key != nil } == [true, true, false])
    #expect(chain.steps.map(\.identifier) == [article, article, document])
    #expect(chain.table == "article_clusters")
    let bytes = Array("text of article 7".utf8)
    let facts = try #require(chain.steps.last?.facts)
    #expect(facts.contains { $0.name == "sha256" && $0.text == Digest.of(bytes).hex })
    #expect(facts.contains { $0.name == "locator" && $0.text == "article 7" })
    for step in chain.steps {
      let lines = try bench.workspace().lines(of: step.chunk)
      #expect(Array(lines.bytes.split(separator: 0x0A)[step.place - 1]) == step.line)
    }
    #expect(throws: EngineError.self) { try trace.trace("a0") }
  }

  @Test("a record that was set aside is followed back too")
  func traceOfAReject() async throws {
    let bench = filled(20)
    bench.world["x"] = "bad one"
    try await bench.run()
    let chain = try RecordTrace(pipeline: bench.pipeline, workspace: try bench.workspace(), run: nil).trace(
      Identifier.document(locator: "x"))
    #expect(chain.steps.map(\.port) == ["rejects", "documents"])
    #expect(chain.steps[0].facts.contains { $0.name == "reason" && $0.text == "bad" })
  }

  @Test("the facts of a run are kept: how it was asked for, versions, what it published")
  func facts() async throws {
    let bench = filled(5)
    try await bench.run()
    await #expect(throws: EngineError.self) { try await bench.run(.only("nothing")) }
    let runs = try bench.workspace().journal.runs(of: "test", limit: 10)
    #expect(runs.map(\.status) == ["done"])
    let facts = try #require(RunFacts(encoded: runs[0].report ?? ""))
    #expect(facts.selection == "all")
    #expect(facts.versions["demarche"] == "test")
    #expect(facts.rows["articles"] == 5)
    #expect(facts.published == bench.outputs)
    #expect(RunFacts(encoded: facts.encoded) == facts)
  }
}
