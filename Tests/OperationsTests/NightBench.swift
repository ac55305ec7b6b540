import Engine
import Foundation
import Operations
import PipelineFile
import Records
import Store
import Synchronization

/// A pipeline over stages that can be made to fail, and its nights.
final class NightBench {
  let folder: TemporaryFolder
  let world = UUID().uuidString
  /// Lines of the file besides the stages.
  var policy = ""
  var stages: String
  let lines = Lines()
  private var time = 1_760_000_000

  init() throws {
    folder = try TemporaryFolder()
    stages = ""
    stages = """
        capture: { uses: texts, with: { world: "\(world)" } }
        first: { uses: flaky, inputs: [capture], with: { world: "\(world)-map" } }
      """
    _ = try folder.write(
      "#!/bin/sh\nread line\necho \"$DEMARCHE_EVENT $DEMARCHE_STATUS\" >> told\n", to: "tell", mode: 0o755)
  }

  var metrics: String { (try? folder.read("press.prom")) ?? "" }
  var told: [String] { ((try? folder.read("told")) ?? "").split(separator: "\n").map(String.init) }

  func pipeline() throws -> Pipeline {
    let text = """
      pipeline: press
      stages:
      \(stages)
      publish: { folder: out, formats: [json] }
      metrics: press.prom
      notify: [ { command: ./tell } ]
      \(policy)

      """
    let path = try folder.write(text, to: "press.yaml")
    return try PipelineLoader.load(path: path, registry: StageRegistry([FlakyCapture.self, FlakyMap.self]))
  }

  var store: String { folder.path + "/.demarche" }

  /// A night; nil if there was nothing to resume.
  @discardableResult
  func run(resumes: Bool = false, isForced: Bool = false) async throws -> RunSummary? {
    time += 86_400
    let pipeline = try pipeline()
    var options = RunOptions(
      isForced: isForced, jobs: 2, clock: { [time] in Instant(secondsSinceEpoch: time) }, version: "test")
    options.keepsGoing = pipeline.policy.keepsGoing
    options.ends = pipeline.policy.timeLimit.map { .now + .seconds($0.seconds) }
    let log = RunLog(
      form: .json, isQuiet: false, clock: { Instant(secondsSinceEpoch: 0) },
      write: { [lines] in lines.add($0) })
    let run = SupervisedRun(
      pipeline: pipeline, store: store, options: options, log: log, metrics: nil, resumes: resumes)
    // A child that another test starts has our descriptors until it runs its program: the lock is free a moment late.
    for _ in 0..<200 {
      do {
        return try await run.run(cancelling: { try await $0() })
      } catch StoreError.locked {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    throw CancellationError()
  }

  func events(_ name: String) -> Int { lines.all.count { $0.contains("\"event\":\"\(name)\"") } }

  func statuses() throws -> [String] {
    try Session.open(store: store) { _ in }.journal.runs(of: "press", limit: 100).map(\.status).reversed()
  }

  func published() throws -> String { try folder.read("out/articles.jsonl") }
}
