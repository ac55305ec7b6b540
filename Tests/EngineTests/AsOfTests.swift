import Engine
import Foundation
import Records
import Store
import Testing

@Suite("A run as of a time takes the snapshot that was current then, and looks at no source")
struct AsOfTests {
  /// Three captures, ten seconds apart; the outputs after each.
  private func bench() async throws -> (bench: Bench, outputs: [[String: Data]]) {
    let bench = Bench()
    var outputs: [[String: Data]] = []
    for (second, text) in [(10, "first"), (20, "second"), (30, "third")] {
      bench.time = second
      bench.world["page"] = text
      try await bench.run()
      outputs.append(try bench.published())
    }
    bench.time = 40
    bench.world["page"] = "never captured"
    return (bench, outputs)
  }

  @Test(
    "the results are those of that time, beside the outputs that readers use",
    arguments: [10, 19, 20, 29, 35])
  func results(time: Int) async throws {
    let (bench, outputs) = try await bench()
    let fresh = bench.world.freshCaptures
    let summary = try await bench.run(asOf: time)
    #expect(summary.record("capture")?.decision == .recalled)
    #expect(try bench.published(bench.outputs + "-as-of") == outputs[min(time / 10, 3) - 1])
    #expect(try bench.published() == outputs[2])
    #expect(bench.world.freshCaptures == fresh)
    #expect(
      try bench.workspace().journal.run(summary.run)?.asOf == Instant(secondsSinceEpoch: time).description)
  }

  @Test("today's parameters apply to the snapshot of then")
  func parameters() async throws {
    let (bench, _) = try await bench()
    bench.suffix = "!"
    try await bench.run(asOf: 15)
    let articles = try #require(try bench.published(bench.outputs + "-as-of")["articles.jsonl"])
    #expect(String(decoding: articles, as: UTF8.self).contains("\"first!\""))
  }

  @Test("it replaces the outputs if that is asked for, and the next run goes on from the last capture")
  func replacing() async throws {
    let (bench, outputs) = try await bench()
    try await bench.run(asOf: 10, replaces: true)
    #expect(try bench.published() == outputs[0])
    bench.world["page"] = "third"
    let next = try await bench.run()
    #expect(
      next.record("capture")?.decision == .unchanged, "the run as of then is not what this one goes on from")
    #expect(try bench.published() == outputs[2])
  }

  @Test("a time before the first capture is an error that tells the earliest")
  func tooEarly() async throws {
    let (bench, _) = try await bench()
    do {
      try await bench.run(asOf: 9)
      Issue.record("the run went on")
    } catch let error as EngineError {
      #expect(
        error.description.contains("as of 1970-01-01T00:00:09Z; the earliest is of 1970-01-01T00:00:10Z"))
    }
  }

  @Test(
    "a day means its end, a time itself",
    arguments: [
      ("2026-03-14", "2026-03-14T23:59:59Z"), ("2026-03-14T18:00:00Z", "2026-03-14T18:00:00Z"),
      ("2026-03-14T18:00:00+02:00", "2026-03-14T16:00:00Z"),
    ])
  func times(text: String, meaning: String) { #expect(AsOf.instant(text)?.description == meaning) }

  @Test("what is no time is refused", arguments: ["", "yesterday", "2026-13-01", "2026-03-14T18:00"])
  func noTimes(text: String) { #expect(AsOf.instant(text) == nil) }
}
