import PipelineFile
import Testing

@Suite("Where stages are performed, and where results are shared")
struct ExecutorTests {
  private func file(_ lines: String) throws -> Pipeline { try pipeline(stages("") + lines + "\n") }

  @Test("a file that says nothing has its stages performed on this machine, and shares nothing")
  func nothing() throws {
    let pipeline = try file("")
    #expect(pipeline.executor == .local && pipeline.sharedStore == nil)
    #expect(try file("executor: local").executor == .local)
  }

  @Test("a cluster is asked for by a word, or with what its jobs need")
  func slurm() throws {
    #expect(try file("executor: slurm").executor == .slurm(SlurmSettings()))
    let settings = SlurmSettings(
      partition: "short", account: "press", qos: "low", time: "30", memory: 2048, processors: 2,
      arraySize: 50,
      taskSize: 4)
    let text =
      "executor: { slurm: { partition: short, account: press, qos: low, time: 30, memory: 2GB, processors: 2, "
      + "array_size: 50, task_size: 4 } }"
    #expect(try file(text).executor == .slurm(settings))
  }

  @Test(
    "what is none is told with what would be",
    arguments: [
      ("executor: slum", "did you mean 'slurm'?"), ("executor: { slurm: { time: soon } }", "minutes (30)"),
      ("executor: { slurm: { time: 1-2-3 } }", "minutes (30)"),
      ("executor: { slurm: { memory: 2 } }", "such as 2GB"),
      ("executor: { slurm: { partition: a b } }", "text that is not empty"),
      ("executor: { slurm: { array_size: 0 } }", "from 1"),
      ("executor: { slurm: { partitions: a } }", "partition"),
      ("store: { shared: '' }", "text that is not empty"), ("store: { share: x }", "shared"),
    ])
  func wrong(text: String, advice: String) {
    let lines = mistakes(stages("") + text + "\n")
    #expect(lines.count == 1 && lines.allSatisfy { $0.hasPrefix("4:") && $0.contains(advice) }, "\(lines)")
  }

  @Test("a shared folder is relative to the pipeline file")
  func shared() throws {
    let pipeline = try file("store: { shared: ../cache }")
    #expect(pipeline.sharedStore?.hasSuffix("/cache") == true)
    #expect(try file("store: { shared: /srv/cache }").sharedStore == "/srv/cache")
  }
}
