import Engine
import Foundation
import Glibc
import PipelineFile
import Records
import Testing

@Suite("Stages in jobs of a Slurm cluster", .serialized, .enabled(if: SlurmCluster.isPossible))
struct SlurmTests {
  private let cluster: SlurmCluster

  init() throws { cluster = try SlurmCluster() }

  private func bench(_ texts: [String]) -> WorkerBench {
    var bench = WorkerBench(texts)
    bench.executor = .slurm(SlurmCluster.settings)
    bench.environment = cluster.environment
    return bench
  }

  private func texts(_ count: Int, _ special: [Int: String] = [:]) -> [String] {
    (0..<count).map { special[$0] ?? "text \($0)" }
  }

  /// Texts of which about one in 300 keeps its stage busy for two seconds, so that there is time to do something.
  private var slowTexts: [String] {
    texts(4000, Dictionary(uniqueKeysWithValues: (0..<13).map { ($0 * 300, "slow") }))
  }

  private func expected(_ texts: [String]) async throws -> [String: Data] {
    var bench = WorkerBench(texts)
    bench.isInProcess = true
    // It does nothing bad and gives the same.
    bench.isCured = true
    try await bench.run()
    return try bench.published()
  }

  private var batches: [String] {
    get throws { try cluster.ask("squeue", "--noheader", "-o", "%j").split(separator: "\n").map(String.init) }
  }

  @Test("jobs give the same bytes as this process, and leave nothing behind")
  func sameBytes() async throws {
    let texts = texts(4000)
    let bench = bench(texts)
    let summary = try await bench.run()
    #expect(summary.ran("faulty") >= 5)
    #expect(try bench.published() == (try await expected(texts)))
    #expect(try await bench.run().isUnchanged)
    let left = try FileManager.default.contentsOfDirectory(atPath: bench.store + "/slurm")
    #expect(left == ["programs"])
  }

  @Test("a record on which the stage traps is set aside, as on this machine")
  func trap() async throws {
    let texts = texts(4000, [1234: "trap"])
    let bench = bench(texts)
    try await bench.run()
    #expect(try bench.rejects().map(\.reason) == ["stage_crashed"])
    var local = WorkerBench(texts)
    local.jobs = 2
    try await local.run()
    #expect(try bench.published() == local.published())
    #expect(bench.notices.count == 1)
  }

  @Test("a node that dies costs nothing: its tasks run on the other")
  func nodeDeath() async throws {
    let bench = bench(slowTexts)
    async let summary = bench.run()
    try cluster.waitForTasks(3)
    try cluster.crash("n1")
    #expect(try await summary.status == .done)
    #expect(try bench.published() == (try await expected(slowTexts)))
  }

  @Test("tasks that somebody cancels are submitted again")
  func cancelledByHand() async throws {
    let bench = bench(slowTexts)
    async let summary = bench.run()
    try cluster.waitForTasks(2)
    for job in try Set(batches) { try cluster.ask("scancel", "--name=\(job)") }
    #expect(try await summary.status == .done)
    #expect(
      bench.notices.contains { $0.contains("CANCELLED") && $0.contains("submitted again") },
      "\(bench.notices)")
    #expect(try bench.published() == (try await expected(slowTexts)))
  }

  @Test("a controller that is silent for a while is waited for")
  func silentController() async throws {
    let bench = bench(slowTexts)
    async let summary = bench.run()
    try cluster.waitForTasks(2)
    try cluster.control("controller", "stop")
    try await Task.sleep(for: .seconds(6))
    try cluster.control("controller", "start")
    #expect(try await summary.status == .done)
    #expect(try bench.published() == (try await expected(slowTexts)))
  }

  @Test("what a run that was broken off had done counts for the next one")
  func brokenOff() async throws {
    let bench = bench(slowTexts)
    let task = Task { try await bench.run() }
    try cluster.waitForTasks(2)
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try batches.isEmpty, "its jobs are cancelled")
    #expect(try await bench.run().status == .done)
    #expect(try bench.published() == (try await expected(slowTexts)))
  }

  @Test("a run that is killed leaves its jobs to the next one, which publishes what one on this machine does")
  func killed() throws {
    let folder = cluster.folder + "/press"
    for name in ["cluster", "local"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      try Data(Self.pipeline.utf8).write(to: URL(filePath: "\(folder)/\(name)/p.yaml"))
    }
    let notes = (0..<3000).map { number in
      #"{"id":"n\#(number)","title":"Talks","text":"\"We have agreed on point \#(number),\" said Foreign Minister "#
        + #"Mara Selwyn of Norland on Tuesday after the talks with Estmark."}"#
    }
    try Data(notes.joined(separator: "\n").utf8).write(to: URL(filePath: folder + "/notes.jsonl"))
    let program = (WorkerBench.worker as NSString).deletingLastPathComponent + "/demarche"
    func command(_ name: String, _ executor: String) -> [String] {
      [program, "run", "--executor", executor, "--quiet", "\(folder)/\(name)/p.yaml"]
    }
    for _ in 0..<3 {
      let run = try cluster.start(command("cluster", "slurm"))
      try? cluster.waitForTasks(1)
      kill(run, SIGKILL)
      var status: Int32 = 0
      waitpid(run, &status, 0)
    }
    for (name, executor) in [("cluster", "slurm"), ("local", "local")] {
      var status: Int32 = 0
      #expect(waitpid(try cluster.start(command(name, executor)), &status, 0) > 0 && status == 0)
    }
    let published = try FileManager.default.contentsOfDirectory(atPath: folder + "/local/out").sorted()
    #expect(published.count > 10)
    for file in published where file != "run.json" {
      let here = FileManager.default.contents(atPath: "\(folder)/local/out/\(file)")
      #expect(FileManager.default.contents(atPath: "\(folder)/cluster/out/\(file)") == here, "\(file)")
    }
  }

  private static let pipeline = """
    pipeline: p
    stages:
      fetch: { with: { sources: [ { jsonl: ../notes.jsonl } ] } }
      normalize: { inputs: [fetch] }
      extract: { inputs: [normalize] }
      deduplicate: { inputs: { articles: normalize, statements: extract } }
      aggregate: { inputs: [deduplicate] }
    executor: { slurm: { partition: main, task_size: 1 } }
    publish: { folder: out, formats: [csv, json] }

    """

  @Test("what the cluster refuses is told in its own words, and at once")
  func refused() async throws {
    var bench = bench(texts(4000))
    bench.executor = .slurm(SlurmSettings(partition: "nowhere", taskSize: 1))
    do {
      try await bench.run()
      Issue.record("the run went on")
    } catch let error as EngineError {
      #expect(error.description.contains("Invalid partition"), "\(error)")
    }
  }
}
