import Engine
import Foundation
import Records
import Testing

@Suite("Stages in worker processes", .serialized)
struct WorkerTests {
  private func texts(_ count: Int, _ special: [Int: String] = [:]) -> [String] {
    (0..<count).map { special[$0] ?? "text \($0)" }
  }

  @Test("workers give the same bytes as this process, whatever the number of jobs", arguments: [1, 2, 4])
  func sameBytes(jobs: Int) async throws {
    var here = WorkerBench(texts(3000))
    here.isInProcess = true
    try await here.run()
    var there = WorkerBench(texts(3000))
    there.jobs = jobs
    let summary = try await there.run()
    #expect(summary.ran("faulty") >= 4)
    #expect(try there.published() == here.published())
    #expect(try await there.run().isUnchanged)
  }

  @Test("a record on which the stage traps is set aside; the others go on, and the result is kept")
  func trap() async throws {
    let bench = WorkerBench(texts(10_000, [4321: "trap"]))
    let summary = try await bench.run()
    #expect(summary.status == .done)
    #expect(try bench.articleCount() == 9_999)
    let rejects = try bench.rejects()
    #expect(rejects.map(\.reason) == ["stage_crashed"])
    #expect(rejects.first?.locator == "4321")
    #expect(rejects.first?.recordID == Identifier.document(locator: "4321"))
    #expect(bench.notices == [Identifier.document(locator: "4321")])
    #expect(try await bench.run().isUnchanged)
  }

  @Test("the bytes with records that trap do not depend on how often workers had to be started")
  func trapsAreDeterministic() async throws {
    let special = [10: "trap", 11: "trap", 700: "exit", 1500: "trap"]
    var bench = WorkerBench(texts(2000, special))
    try await bench.run()
    let first = try bench.published()
    #expect(try bench.rejects().count == 4)
    bench.jobs = 1
    try await bench.run(force: true)
    #expect(try bench.published() == first)
  }

  @Test("a record that hangs is set aside for this run; the next tries it again")
  func hang() async throws {
    var bench = WorkerBench(texts(600, [77: "hang"]))
    bench.timeLimit = .seconds(2)
    let first = try await bench.run()
    #expect(first.status == .degraded)
    #expect(try bench.rejects().map(\.reason) == ["stage_timed_out"])
    #expect(try bench.articleCount() == 599)
    let second = try await bench.run()
    #expect(second.ran("faulty") == 1, "only the chunk that was not finished")
    #expect(second.ran("faulty_fold") == 0)
  }

  @Test("a record that takes all the memory is set aside for this run")
  func memory() async throws {
    var bench = WorkerBench(texts(300, [42: "memory"]))
    bench.memoryLimit = 512 << 20
    let summary = try await bench.run()
    #expect(summary.status == .degraded)
    #expect(try bench.rejects().map(\.reason) == ["out_of_memory"], "\(bench.notices)")
    #expect(try bench.articleCount() == 299)
  }

  @Test("a record on which a fold traps is missing from the fold and stands in rejects")
  func foldTrap() async throws {
    let bench = WorkerBench(texts(100, [5: "fold trap"]))
    let summary = try await bench.run()
    #expect(summary.status == .done)
    #expect(try bench.rejects().map(\.stage) == ["faulty_fold"])
    #expect(try bench.articleCount() == 100)
    let totals = try #require(try bench.published()["totals.json"])
    #expect(String(decoding: totals, as: UTF8.self).contains("{\"articles\":99}"))
  }

  @Test(
    "a step that is about no single record fails the run with a word on what to do, and publishes nothing")
  func combineTrap() async throws {
    let bench = WorkerBench(texts(2013))
    do {
      try await bench.run()
      Issue.record("the run went on")
    } catch let error as EngineError {
      #expect(
        error.description.contains("stage 'faulty_fold' stopped its process twice in step 'combine', on "))
      #expect(error.description.contains("--in-process"))
    }
    #expect(!FileManager.default.fileExists(atPath: bench.folder + "/out"))
  }

  @Test("a stage that traps on everything is told from records that do")
  func allTrap() async throws {
    let bench = WorkerBench(Array(repeating: "trap", count: 150))
    await #expect(throws: EngineError.self) { try await bench.run() }
  }

  @Test("cancelling a run ends its workers within a second, and the next run goes on from there")
  func cancelled() async throws {
    var bench = WorkerBench(texts(2000, [1999: "hang"]))
    let task = Task { [bench] in try await bench.run() }
    try await Task.sleep(for: .milliseconds(1500))
    let start = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(ContinuousClock.now - start < .seconds(1))
    bench.timeLimit = .seconds(2)
    #expect(try await bench.run().status == .degraded)
  }
}
