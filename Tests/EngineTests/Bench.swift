import Engine
import Foundation
import Hashing
import PipelineFile
import Records
import StageKit
import Store
import Synchronization
import YAML

/// A folder with a store, a world, and a pipeline over fake stages: what the engine's tests run.
final class Bench {
  let folder: String
  let worldName = UUID().uuidString
  var suffix = ""
  var cut = 1000
  var jobs = 2
  /// Seconds since 1970.
  var time = 1_700_000_000
  var maxChange: Threshold?
  var maxRejects: Threshold?

  init() {
    folder = NSTemporaryDirectory() + "demarche-" + UUID().uuidString
    _ = try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
    let name = worldName
    FakeWorld.all.withLock { _ = $0.removeValue(forKey: name) }
  }

  var world: FakeWorld { FakeWorld[worldName] }
  var store: String { folder + "/.demarche" }
  var outputs: String { folder + "/out" }

  var pipeline: Pipeline {
    func stage(
      _ name: String, _ module: any StageModule.Type, _ inputs: [StageInput],
      _ given: [String: ParameterValue],
      line: Int
    ) -> PipelineStage {
      PipelineStage(
        name: name, module: module, inputs: inputs,
        parameters: Parameters(defaultsOf: module.descriptor.parameters, given),
        places: given.mapValues { _ in Mark(line: line, column: 7) }, mark: Mark(line: line, column: 3))
    }
    let articles = StageInput(port: "articles", stage: "map", output: "articles")
    return Pipeline(
      name: "test", file: "test.yaml", folder: folder,
      stages: [
        stage("capture", FakeCapture.self, [], ["world": .text(worldName)], line: 3),
        stage(
          "map", FakeMap.self, [StageInput(port: "documents", stage: "capture", output: "documents")],
          ["suffix": .text(suffix), "cut": .integer(cut)], line: 5),
        stage("link", FakeLink.self, [articles], [:], line: 7),
        stage("fold", FakeFold.self, [articles], [:], line: 9),
      ],
      publication: Publication(
        folder: outputs, formats: [.json], keep: 2, maxChange: maxChange, maxRejects: maxRejects,
        maxChangeMark: Mark(line: 12, column: 3), mark: .start))
  }

  func path(ofObject digest: Digest) -> String {
    "\(store)/objects/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2)).zst"
  }

  func workspace() throws -> Workspace { try Session.open(store: store) { _ in } }

  @discardableResult
  func run(
    _ selection: RunOptions.Selection = .all, force: Bool = false, asOf: Int? = nil, replaces: Bool = false,
    acceptsChange: Bool = false
  ) async throws -> RunSummary {
    let lock = try StoreLock(store: store, holder: "a test")
    let options = RunOptions(
      selection: selection, isForced: force, asOf: asOf.map { Instant(secondsSinceEpoch: $0) },
      replacesOutputs: replaces, acceptsChange: acceptsChange, jobs: jobs,
      clock: { [time] in Instant(secondsSinceEpoch: time) },
      version: "test")
    let runner = PipelineRunner(pipeline: pipeline, options: options, workspace: try workspace()) { _ in }
    let summary = try await runner.run()
    lock.release()
    return summary
  }

  /// Root digests of all datasets of a run, by stage and port.
  static func roots(_ summary: RunSummary) -> [String: String] {
    var result: [String: String] = [:]
    for (name, record) in summary.stages {
      for (port, dataset) in record.result.outputs { result["\(name).\(port)"] = dataset.root.hex }
    }
    return result
  }

  /// Bytes of every published file but the record of the run.
  func published(_ folder: String? = nil) throws -> [String: Data] {
    let outputs = folder ?? outputs
    var result: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: outputs) where name != "run.json" {
      result[name] = FileManager.default.contents(atPath: outputs + "/" + name)
    }
    return result
  }
}

extension RunSummary {
  /// Actions that ran, by stage.
  func ran(_ stage: String) -> Int { stages.first { $0.name == stage }?.record.ran ?? -1 }

  func record(_ stage: String) -> StageRecord? { stages.first { $0.name == stage }?.record }
}
