import Engine
import Foundation
import PipelineFile
import Records
import Testing

@Suite("Verify proves that results are what a run from scratch gives")
struct VerifyTests {
  private func verify(_ bench: Bench) async throws -> [Verification] {
    let options = RunOptions(jobs: 2, clock: { Instant(secondsSinceEpoch: 0) }, version: "test")
    let verifier = Verifier(pipeline: bench.pipeline, workspace: try bench.workspace(), options: options)
    return try await verifier.verify(scratch: bench.store + "/verify")
  }

  @Test("after changes, every output is the same as from scratch, and nothing is left behind")
  func same() async throws {
    let bench = Bench()
    for number in 0..<1500 { bench.world["article \(number)"] = "text \(number)" }
    try await bench.run()
    bench.world["article 3"] = "another"
    bench.world["article 4"] = nil
    try await bench.run()
    let found = try await verify(bench)
    #expect(found.count == 6)
    #expect(found.allSatisfy { $0.difference == nil })
    #expect(!FileManager.default.fileExists(atPath: bench.store + "/verify"))
  }

  @Test("a stage that is no pure function is found out, with the record and the field")
  func drifting() async throws {
    let bench = Bench()
    bench.suffix = "drifting"
    bench.world["one"] = "text"
    try await bench.run()
    let found = try await verify(bench)
    let difference = try #require(found.first { $0.stage == "map" && $0.port == "articles" }?.difference)
    #expect(difference.field == "text")
    #expect(difference.record.contains(Identifier.document(locator: "one").dropFirst()))
    #expect(difference.kept != difference.fresh)
  }

  @Test("a sample performs some actions of every stage, the same ones each time, and finds them the same")
  func sample() async throws {
    let bench = Bench()
    for number in 0..<6000 { bench.world["article \(number)"] = "text \(number)" }
    try await bench.run()
    let options = RunOptions(jobs: 2, clock: { Instant(secondsSinceEpoch: 0) }, version: "test")
    let verifier = Verifier(pipeline: bench.pipeline, workspace: try bench.workspace(), options: options)
    let scratch = bench.store + "/verify"
    let some = try await verifier.verify(sample: 0.2, scratch: scratch)
    #expect(some.map(\.stage) == ["map", "link", "fold"])
    #expect(some.allSatisfy { $0.difference == nil && $0.checked >= 1 && $0.checked < $0.actions })
    let again = try await verifier.verify(sample: 0.2, scratch: scratch)
    #expect(some.map(\.checked) == again.map(\.checked))
    let all = try await verifier.verify(sample: 1, scratch: scratch)
    #expect(all.allSatisfy { $0.difference == nil && $0.checked == $0.actions })
    let link = try #require(all.first { $0.stage == "link" })
    #expect(link.actions > 2 * all[0].actions)
    #expect(!FileManager.default.fileExists(atPath: scratch))
  }

  @Test("a sample finds a stage that is no pure function, with record and field")
  func driftingSample() async throws {
    let bench = Bench()
    bench.suffix = "drifting"
    bench.world["one"] = "text"
    try await bench.run()
    let options = RunOptions(jobs: 2, clock: { Instant(secondsSinceEpoch: 0) }, version: "test")
    let verifier = Verifier(pipeline: bench.pipeline, workspace: try bench.workspace(), options: options)
    let found = try await verifier.verify(sample: 0.02, scratch: bench.store + "/verify")
    let difference = try #require(found.first { $0.stage == "map" }?.difference)
    #expect(difference.step == "map" && difference.port == "articles")
    #expect(difference.record.field == "text")
    bench.suffix = "another"
    let changed = Verifier(pipeline: bench.pipeline, workspace: try bench.workspace(), options: options)
    await #expect(throws: EngineError.self) {
      try await changed.verify(sample: 0.02, scratch: bench.store + "/verify")
    }
  }

  @Test("an earlier published run can be made the current one, one that is not kept cannot")
  func rollback() async throws {
    let bench = Bench()
    bench.world["one"] = "text"
    try await bench.run()
    let before = try bench.published()
    bench.world["two"] = "text"
    try await bench.run()
    #expect(try bench.published() != before)
    try Rollback(pipeline: bench.pipeline).publish(run: 1)
    #expect(try bench.published() == before)
    #expect(throws: EngineError.self) { try Rollback(pipeline: bench.pipeline).publish(run: 9) }
    try await bench.run()
    #expect(try bench.published() != before)
  }

  @Test("a store that was deleted does not replace what readers have open")
  func deletedStore() async throws {
    let bench = Bench()
    bench.world["one"] = "text"
    try await bench.run()
    let first = try FileManager.default.destinationOfSymbolicLink(atPath: bench.outputs)
    try FileManager.default.removeItem(atPath: bench.store)
    try await bench.run()
    let second = try FileManager.default.destinationOfSymbolicLink(atPath: bench.outputs)
    #expect(first != second)
    #expect(FileManager.default.fileExists(atPath: bench.folder + "/" + first))
  }
}
