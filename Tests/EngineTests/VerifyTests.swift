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
