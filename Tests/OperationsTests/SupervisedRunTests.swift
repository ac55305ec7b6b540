import Engine
import Foundation
import Operations
import PipelineFile
import Store
import Testing

@Suite("A night, with what can go wrong in it")
struct SupervisedRunTests {
  @Test("a stage that fails is tried as often as its policy says, and the run is as good as any")
  func stageRetries() async throws {
    let bench = try NightBench()
    bench.policy = "run: { retries: 2, retry_delay: 0 }"
    Trouble.set(bench.world + "-map", 2)
    let summary = try await bench.run()
    #expect(summary?.status == .done)
    #expect(bench.events("trying_again") == 2 && Trouble.calls(bench.world + "-map") == 3)
    Trouble.set(bench.world + "-map", 3)
    await #expect(throws: FlakyMap.Failure.self) { try await bench.run(isForced: true) }
    #expect(try bench.statuses() == ["done", "failed"])
    #expect(try bench.published().contains("one"), "readers see what they saw")
  }

  @Test("whichever page of the journal is damaged, the night goes on with a new one")
  func damagedJournal() async throws {
    let bench = try NightBench()
    for _ in 0..<3 { try await bench.run() }
    let path = bench.store + "/journal.sqlite"
    let whole = try #require(FileManager.default.contents(atPath: path))
    #expect(whole.count > 4096 * 10)
    for page in 0..<whole.count / 4096 {
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      var bytes = whole
      for place in stride(from: page * 4096, to: page * 4096 + 4096, by: 64) { bytes[place] ^= 0xFF }
      try bytes.write(to: URL(filePath: path))
      #expect(try await bench.run()?.status == .done, "page \(page)")
    }
  }

  @Test("sources that failed are asked again in the same night; what stays failed, the next night")
  func sourceRetries() async throws {
    let bench = try NightBench()
    bench.stages = bench.stages.replacingOccurrences(
      of: "uses: texts,", with: "uses: texts, retries: 1, retry_delay: 0,")
    Trouble.set(bench.world, 1)
    #expect(try await bench.run()?.status == .done)
    #expect(Trouble.calls(bench.world) == 2)
    Trouble.set(bench.world, 2)
    let second = try await bench.run()
    #expect(second?.status == .degraded && second?.failures.first?.source == "mfa")
    #expect(bench.metrics.contains("demarche_source_failed{pipeline=\"press\",source=\"mfa\"} 1\n"))
    let third = try await bench.run()
    #expect(third?.status == .done)
    #expect(third?.stages.first { $0.name == "first" }?.record.ran == 0, "the rest costs nothing")
    #expect(bench.told == ["degraded degraded", "recovery done"])
    let logs = try Session.open(store: bench.store) { _ in }.journal.captureLogs(pipeline: "press")
    #expect(logs.map(\.stage).filter { $0.contains("try 2") }.count == 2, "each try has its log")
  }

  @Test(
    "with keep_going stages that do not need the failed one are done, the others wait, nothing is published")
  func keepGoing() async throws {
    let bench = try NightBench()
    bench.stages += """

        other: { uses: flaky, inputs: [capture], with: { pause: 0.001 } }
      """
    bench.policy = "run: { keep_going: true }"
    Trouble.set(bench.world + "-map", 1)
    await #expect(throws: FlakyMap.Failure.self) { try await bench.run() }
    #expect(!FileManager.default.fileExists(atPath: bench.folder.path + "/out"))
    #expect(bench.events("stage_failed") == 1)
    let second = try #require(await bench.run())
    let ran = Dictionary(uniqueKeysWithValues: second.stages.map { ($0.name, $0.record.ran) })
    #expect(ran["first"] == 1 && ran["other"] == 0)
    #expect(bench.told == ["failure failed", "recovery done"])
  }

  @Test("a stage whose time is up ends the run, and the next goes on; the run's own limit is told apart")
  func timeLimits() async throws {
    let bench = try NightBench()
    let stages = bench.stages
    bench.stages = stages.replacingOccurrences(
      of: "first: { uses: flaky,", with: "first: { time_limit: 1s, uses: flaky,"
    ).replacingOccurrences(of: "-map\" }", with: "-map\", pause: 2 }")
    await #expect {
      try await bench.run()
    } throws: {
      "\($0)".hasPrefix("stage 'first' took longer than its time limit of 1s; what was done is kept")
    }
    #expect(bench.metrics.contains("status=\"failed\"} 1\n"))
    bench.stages = stages.replacingOccurrences(of: "-map\" }", with: "-map\", pause: 2 }")
    bench.policy = "run: { time_limit: 1s }"
    await #expect {
      try await bench.run(isForced: true)
    } throws: {
      "\($0)".hasPrefix("the run took longer than its time limit of 1s, in stage 'first'")
    }
    bench.policy = ""
    #expect(try await bench.run()?.status == .done)
    #expect(bench.told == ["failure failed", "failure failed", "recovery done"])
  }

  @Test("a disk without room stops a run before it begins; readers, history and metrics say so")
  func diskFull() async throws {
    let bench = try NightBench()
    try await bench.run()
    bench.policy = "run: { min_free: 900000TB }"
    await #expect(throws: SpaceShortage.self) { try await bench.run() }
    #expect(try bench.statuses() == ["done"], "nothing was written")
    #expect(bench.metrics.contains("demarche_last_run_status{pipeline=\"press\",status=\"failed\"} 1\n"))
    #expect(bench.told == ["failure failed"])
    #expect(try bench.published().contains("one"))
  }

  @Test("what must be free grows with what is published, and disks are told apart")
  func space() throws {
    let bench = try NightBench()
    _ = try bench.folder.write(String(repeating: "x", count: 5000), to: "out/report/index.html")
    func check(free: [String: (bytes: Int, device: UInt64, files: Int?)]) throws {
      var check = SpaceCheck(store: bench.store, pipeline: try bench.pipeline())
      check.space = { path in
        free[path.hasSuffix("/out") ? "out" : "store"].map {
          DiskSpace(free: $0.bytes, freeFiles: $0.files, device: $0.device, path: path)
        }
      }
      try check.check()
    }
    bench.policy = "run: { min_free: 1kB }"
    try check(free: ["store": (1000, 1, nil), "out": (6000, 2, nil)])
    try check(free: ["store": (6000, 1, nil), "out": (6000, 1, nil)])
    try check(free: [:])
    for free in [
      ["store": (999, 1, nil), "out": (6000, 2, nil)], ["store": (1000, 1, nil), "out": (5999, 2, nil)],
      ["store": (5999, 1, nil), "out": (5999, 1, nil)], ["store": (6000, 1, 999), "out": (6000, 1, nil)],
    ] as [[String: (bytes: Int, device: UInt64, files: Int?)]] {
      #expect(throws: SpaceShortage.self) { try check(free: free) }
    }
  }

  @Test("resuming runs after a failure or a death, and not after a run that came to its end")
  func resume() async throws {
    let bench = try NightBench()
    #expect(try await bench.run(resumes: true) == nil, "there was no run yet")
    Trouble.set(bench.world + "-map", 1)
    await #expect(throws: FlakyMap.Failure.self) { try await bench.run() }
    #expect(try await bench.run(resumes: true)?.status == .done)
    #expect(try await bench.run(resumes: true) == nil)
    // What a process that died leaves.
    _ = try Session.open(store: bench.store) { _ in }.journal.beginRun(
      pipeline: "press", started: "2025-10-20T02:15:00Z")
    #expect(try await bench.run(resumes: true)?.status == .done)
    #expect(bench.told == ["failure failed", "recovery done", "recovery done"])
  }

  @Test("what the policy does not keep goes after the run")
  func collection() async throws {
    let bench = try NightBench()
    bench.policy = "gc: { keep: 1, grace: 0, captures: 1s }"
    let stages = bench.stages
    var objects: [Int] = []
    for number in 1...6 {
      bench.stages = stages.replacingOccurrences(
        of: "world: \"\(bench.world)\" }", with: "world: \"\(bench.world)\", texts: [\"text \(number)\"] }")
      try await bench.run()
      let files = FileManager.default.enumerator(atPath: bench.store + "/objects")
      objects.append(files?.allObjects.count { "\($0)".hasSuffix(".zst") } ?? 0)
    }
    #expect(objects[5] <= objects[1], "\(objects)")
    #expect(bench.events("collected") == 6)
    let kept = bench.lines.all
    #expect(!kept.contains { $0.contains("could not be removed") })
  }

  @Test("changing metrics, notify, gc and run, or a stage's tries and time, makes nothing run again")
  func noKeys() async throws {
    let bench = try NightBench()
    try await bench.run()
    let stages = bench.stages
    for (policy, words) in [
      ("run: { time_limit: 5h, min_free: 1MB, keep_going: true, retries: 3 }", ""), ("gc: { keep: 30 }", ""),
      ("", "retries: 4, retry_delay: 1s, time_limit: 2h, "),
    ] {
      bench.policy = policy
      bench.stages = stages.replacingOccurrences(of: "first: { ", with: "first: { \(words)")
      let summary = try #require(await bench.run())
      #expect(summary.stages.first { $0.name == "first" }?.record.ran == 0)
      #expect(summary.publication?.isNew == false)
    }
  }
}
