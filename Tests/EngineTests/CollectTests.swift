import Engine
import Foundation
import Hashing
import PipelineFile
import Records
import Store
import Testing

@Suite("A collection removes what no kept run needs, and nothing else")
struct CollectTests {
  private func collector(_ bench: Bench, _ retention: Retention, at time: Int? = nil) throws -> Collector {
    Collector(
      pipeline: bench.pipeline, workspace: try bench.workspace(), retention: retention,
      now: Instant(secondsSinceEpoch: time ?? bench.time))
  }

  /// Some nights: each changes and removes a few articles and adds some.
  private func nights(_ count: Int, _ bench: Bench = Bench()) async throws -> Bench {
    for night in 0..<count {
      bench.time += 86_400
      for number in 0..<300 { bench.world["article \(night)-\(number)"] = "text \(night) \(number)" }
      bench.world["article 0-\(night)"] = "changed in night \(night)"
      bench.world["article 0-\(100 + night)"] = nil
      bench.suffix = night % 2 == 0 ? "" : "!"
      try await bench.run()
    }
    return bench
  }

  private func objects(_ bench: Bench) throws -> Set<Digest> {
    Set(try bench.workspace().objects.inventory().sizes.keys)
  }

  @Test(
    "the last runs can be shown, compared and published again; older ones lose their rows; a run does no work"
  )
  func keepsTheLast() async throws {
    let bench = try await nights(6)
    let before = try objects(bench)
    let published = try bench.published()
    let report = try await collector(bench, Retention(runs: 2, grace: 0)).collect()
    #expect(report.runs == [5, 6])
    let left = try objects(bench).count
    #expect(report.goingObjects == before.count - left)
    #expect(report.goingObjects > 0)
    #expect(report.lines.contains { $0.stage == "map" && $0.goingBytes > 0 })
    let again = try await bench.run()
    #expect(again.isUnchanged)
    #expect(try bench.published() == published)
    let workspace = try bench.workspace()
    #expect(
      try RunDiff(pipeline: bench.pipeline, workspace: workspace, old: 5, new: 6).tables().isEmpty == false)
    #expect(throws: EngineError.self) {
      try RunDiff(pipeline: bench.pipeline, workspace: workspace, old: 1, new: 2).tables()
    }
    #expect(try StoreCheck(pipeline: bench.pipeline, workspace: workspace).check().damages.isEmpty)
    #expect(try await collector(bench, Retention(runs: 3, grace: 0)).survey().deadObjects == 0)
  }

  @Test("what the next night needs is kept: it costs no more than without a collection")
  func costsNothing() async throws {
    let collected = try await nights(5)
    let untouched = try await nights(5)
    _ = try await collector(collected, Retention(runs: 1, grace: 0)).collect()
    for bench in [collected, untouched] { bench.world["article 1-7"] = "tonight's" }
    let with = try await collected.run()
    let without = try await untouched.run()
    for stage in ["capture", "map", "link", "fold"] {
      #expect(with.ran(stage) == without.ran(stage), "\(stage)")
    }
    #expect(Bench.roots(with) == Bench.roots(without))
  }

  @Test("nothing goes before the grace time has passed, and what is needed again is spared")
  func grace() async throws {
    let bench = try await nights(3)
    let before = try objects(bench)
    let retention = Retention(runs: 1, grace: 100)
    #expect(try await collector(bench, retention, at: 1000).collect().goingObjects == 0)
    #expect(try await collector(bench, retention, at: 1099).collect().goingObjects == 0)
    // A clock that was set back makes nothing older.
    #expect(try await collector(bench, retention, at: 5).collect().goingObjects == 0)
    #expect(try objects(bench) == before)
    // The suffix of the night before: its results are needed again.
    bench.suffix = "!"
    let back = try await bench.run()
    let live = Set(
      try bench.workspace().dataset(back.record("map")!.result.outputs["articles"]!.root).chunks.map(\.digest)
    )
    let report = try await collector(bench, retention, at: 1100).collect()
    #expect(report.goingObjects > 0)
    #expect(try objects(bench).isSuperset(of: live))
    #expect(try await bench.run().isUnchanged)
  }

  @Test("a dry run tells the same and removes nothing")
  func dry() async throws {
    let bench = try await nights(4)
    let before = try objects(bench)
    let told = try await collector(bench, Retention(runs: 1, grace: 0)).survey()
    #expect(try objects(bench) == before)
    let done = try await collector(bench, Retention(runs: 1, grace: 0)).collect()
    #expect(told.lines == done.lines)
    #expect(told.outputs == done.outputs)
  }

  @Test("a pinned run stays with its rows and its published folder, until it is unpinned")
  func pins() async throws {
    let bench = try await nights(2)
    try bench.workspace().journal.pin(1, name: "paper")
    _ = try await nights(4, bench)
    let folder = bench.folder + "/.runs/out-000001"
    #expect(FileManager.default.fileExists(atPath: folder))
    _ = try await collector(bench, Retention(runs: 1, grace: 0)).collect()
    let workspace = try bench.workspace()
    #expect(
      try RunDiff(pipeline: bench.pipeline, workspace: workspace, old: 1, new: 6).tables().isEmpty == false)
    #expect(FileManager.default.fileExists(atPath: folder))
    #expect(try workspace.journal.unpin(1))
    let report = try await collector(bench, Retention(runs: 1, grace: 0)).collect()
    #expect(report.outputs.contains { $0.hasSuffix("out-000001") })
    #expect(!FileManager.default.fileExists(atPath: folder))
    #expect(report.runs == [6])
  }

  @Test("every snapshot is kept, so that any time can be gone back to, unless old ones are given up")
  func captures() async throws {
    let bench = Bench()
    for second in [10, 20, 30] {
      bench.time = second
      bench.world["page"] = "text \(second)"
      try await bench.run()
    }
    _ = try await collector(bench, Retention(runs: 1, grace: 0)).collect()
    try await bench.run(asOf: 10)
    let limit = Instant(secondsSinceEpoch: 25)
    _ = try await collector(bench, Retention(runs: 1, capturesAfter: limit, grace: 0)).collect()
    await #expect(throws: EngineError.self) { try await bench.run(asOf: 10) }
    #expect(try await bench.run().isUnchanged)
  }

  @Test("age and size limits drop the oldest runs and never the last")
  func limits() async throws {
    let bench = try await nights(5)
    let old = Instant(secondsSinceEpoch: bench.time - 86_400)
    #expect(try await collector(bench, Retention(runs: 9, after: old, grace: 0)).survey().runs == [4, 5])
    #expect(try await collector(bench, Retention(runs: 9, bytes: 1, grace: 0)).survey().runs == [5])
    let all = try await collector(bench, Retention(runs: 9, grace: 0)).survey()
    #expect(all.runs == [1, 2, 3, 4, 5])
    var counts: [Int] = []
    for percent in stride(from: 0, through: 100, by: 10) {
      let retention = Retention(runs: 9, bytes: all.keptBytes * percent / 100, grace: 0)
      counts.append(try await collector(bench, retention).survey().runs.count)
    }
    #expect(counts == counts.sorted())
    #expect(counts.first == 1 && counts.last == 5)
  }

  @Test("a collection that dies after the rows went and before the objects did is finished by the next")
  func dies() async throws {
    let bench = try await nights(4)
    let before = try objects(bench)
    let copies = bench.folder + "/copies"
    try FileManager.default.copyItem(atPath: bench.store + "/objects", toPath: copies)
    _ = try await collector(bench, Retention(runs: 1, grace: 0)).collect()
    let after = try objects(bench)
    // As if none of the objects had been removed yet.
    try FileManager.default.removeItem(atPath: bench.store + "/objects")
    try FileManager.default.moveItem(atPath: copies, toPath: bench.store + "/objects")
    #expect(try objects(bench) == before)
    #expect(try await bench.run().isUnchanged)
    _ = try await collector(bench, Retention(runs: 1, grace: 0)).collect()
    // The run between left a ledger of its own.
    #expect(try objects(bench).subtracting(after).count <= 1)
  }
}
