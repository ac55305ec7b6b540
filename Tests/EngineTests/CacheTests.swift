import Engine
import Foundation
import Records
import Store
import Testing

@Suite("What a run does anew, and what it reuses")
struct CacheTests {
  private func filled(_ count: Int = 3000) -> Bench {
    let bench = Bench()
    for number in 0..<count { bench.world["article \(number)"] = "text of article \(number)" }
    return bench
  }

  @Test("a second run does no work and publishes nothing")
  func secondRun() async throws {
    let bench = filled(100)
    let first = try await bench.run()
    #expect(first.ran("map") > 0)
    #expect(first.publication?.isNew == true)
    let second = try await bench.run()
    #expect(second.isUnchanged)
    #expect(second.publication?.isNew == false)
    #expect(Bench.roots(first) == Bench.roots(second))
  }

  @Test("one changed record runs one chunk of each map and join")
  func oneRecord() async throws {
    let bench = filled()
    let first = try await bench.run()
    #expect(first.record("map")?.actions ?? 0 >= 4)
    bench.world["article 7"] = "another text"
    let second = try await bench.run()
    #expect(second.ran("capture") == 1)
    #expect(second.ran("map") == 1)
    #expect(second.ran("link") == 3, "one signature, the links of its block, one join; no link changed")
  }

  @Test("a stage whose output stays the same stops the wave there")
  func cutoff() async throws {
    let bench = filled(50)
    bench.cut = 4
    try await bench.run()
    bench.world["article 7"] = "text that differs only behind the cut"
    let second = try await bench.run()
    #expect(second.ran("map") == 1)
    #expect(second.record("link")?.decision == .reused)
    #expect(second.record("fold")?.decision == .reused)
    #expect(second.publication?.isNew == false)
  }

  @Test("a changed parameter runs its stage and those behind it, and the reason names value and place")
  func parameter() async throws {
    let bench = filled(50)
    try await bench.run()
    bench.suffix = "!"
    let second = try await bench.run()
    #expect(second.ran("capture") == 0)
    #expect(second.ran("map") == 1)
    #expect(second.record("map")?.reasons == ["parameter suffix \"\" -> \"!\" (test.yaml:5:7)"])
    #expect(
      second.record("fold")?.reasons == ["articles from map: 50 changed; 50 records in all, 1 of 1 chunks"])
  }

  @Test("going back to an earlier state runs nothing")
  func thereAndBack() async throws {
    let bench = filled(50)
    let first = try await bench.run()
    bench.suffix = "!"
    try await bench.run()
    bench.suffix = ""
    let third = try await bench.run()
    #expect(third.ran("map") == 0)
    #expect(Bench.roots(first) == Bench.roots(third))
  }

  @Test("--only with --force makes that stage alone anew")
  func onlyForced() async throws {
    let bench = filled(50)
    try await bench.run()
    let second = try await bench.run(.only("map"), force: true)
    #expect(second.ran("map") == 1)
    #expect(second.record("map")?.reasons == ["--force"])
    #expect(second.record("capture")?.decision == .skipped)
    #expect(second.record("fold")?.decision == .skipped)
    #expect(second.publication == nil)
  }

  @Test("a stage that is asked for alone before those it reads have run is an error")
  func onlyTooEarly() async throws {
    let bench = filled(5)
    await #expect(throws: EngineError.self) { try await bench.run(.only("map")) }
  }

  @Test("a selection that holds no stage is an error, not a run that found nothing to do")
  func emptySelection() async throws {
    let bench = filled(5)
    try await bench.run()
    await #expect(throws: EngineError.self) { try await bench.run(.between(from: "fold", to: "map")) }
    try await bench.run(.between(from: "map", to: "fold"))
  }

  @Test("a rejected record is a row in rejects and stops nothing")
  func rejects() async throws {
    let bench = filled(10)
    bench.world["x"] = "bad one"
    let summary = try await bench.run()
    #expect(summary.record("map")?.result.rejects == 1)
    let rows = try #require(try bench.published()["rejects.jsonl"])
    let row = try Reject(line: Array(rows.dropLast()))
    #expect(row.reason == "bad")
    #expect(row.locator == "x")
    #expect(try bench.published()["articles.jsonl"]?.split(separator: 0x0A).count == 10)
  }

  @Test("a source that fails degrades the run and leaves the others alone")
  func failedSource() async throws {
    let bench = filled(10)
    bench.world["y"] = "unreachable"
    let summary = try await bench.run()
    #expect(summary.status == .degraded)
    #expect(summary.failures.map(\.source) == ["y"])
    #expect(summary.record("map")?.result.outputs["articles"]?.records == 10)
  }

  @Test("a parameter that the stage refuses stops the run before it begins, with its place")
  func refusedParameter() async throws {
    let bench = filled(5)
    bench.suffix = "refused"
    do {
      try await bench.run()
      Issue.record("the run went on")
    } catch let error as EngineError {
      #expect(error.description == "test.yaml:5:7: error: stage 'map': that is no suffix")
    }
    #expect(!FileManager.default.fileExists(atPath: bench.outputs))
  }
}
