import Engine
import FaultyStages
import Foundation
import PipelineFile
import Records
import StageKit
import Store
import Synchronization
import YAML

/// A folder with a store and a pipeline whose stages fail on what the texts say, run in worker processes.
struct WorkerBench: Sendable {
  private let place = Place()
  var texts: [String]
  var jobs = 2
  var timeLimit: Duration = .seconds(60)
  var memoryLimit = 0
  var isInProcess = false
  var isCured = false
  var executor = ExecutorChoice.local
  /// Added to the environment of what is started.
  var environment: [String: String] = [:]

  init(_ texts: [String]) { self.texts = texts }

  /// What a person was told, run by run.
  var notices: [String] { place.notices.withLock { $0 } }

  var folder: String { place.folder }
  var store: String { folder + "/.demarche" }

  /// The worker program stands beside the tests.
  static let worker: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (tests as NSString).deletingLastPathComponent + "/FaultyWorker"
  }()

  private var pipeline: Pipeline {
    func stage(
      _ module: any StageModule.Type, _ inputs: [StageInput], _ given: [String: ParameterValue] = [:]
    ) -> PipelineStage {
      PipelineStage(
        name: module.descriptor.name, module: module, inputs: inputs,
        parameters: Parameters(defaultsOf: module.descriptor.parameters, given), places: [:],
        mark: Mark(line: 1, column: 1))
    }
    return Pipeline(
      name: "test", file: "test.yaml", folder: folder,
      stages: [
        stage(TextCapture.self, [], ["texts": .list(texts.map { .text($0) })]),
        stage(
          FaultyMap.self, [StageInput(port: "documents", stage: "texts", output: "documents")],
          ["cure": .boolean(isCured)]),
        stage(FaultyFold.self, [StageInput(port: "articles", stage: "faulty", output: "articles")]),
      ],
      publication: Publication(folder: folder + "/out", formats: [.json], keep: 2, mark: .start))
  }

  @discardableResult
  func run(force: Bool = false) async throws -> RunSummary {
    let lock = try StoreLock(store: store, holder: "a test")
    defer { lock.release() }
    var options = RunOptions(
      isForced: force, jobs: jobs, executor: executor, clock: { Instant(secondsSinceEpoch: 1_700_000_000) },
      version: "test")
    if !isInProcess {
      options.workers = WorkerOptions(
        program: Self.worker, arguments: ["worker"],
        environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
        timeLimit: timeLimit, memoryLimit: memoryLimit)
    }
    let workspace = try Session.open(store: store) { _ in }
    let runner = PipelineRunner(pipeline: pipeline, options: options, workspace: workspace) { [place] event in
      switch event {
      case .recordSetAside(let record): place.notices.withLock { $0.append(record.record) }
      case .notice(let text): place.notices.withLock { $0.append(text) }
      default: break
      }
    }
    return try await runner.run()
  }

  /// Bytes of every published file but the record of the run.
  func published() throws -> [String: Data] {
    var result: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/out") where name != "run.json"
    {
      result[name] = FileManager.default.contents(atPath: folder + "/out/" + name)
    }
    return result
  }

  func rejects() throws -> [Reject] {
    let bytes = try published()["rejects.jsonl"] ?? Data()
    return try bytes.split(separator: 0x0A).map { try Reject(line: Array($0)) }
  }

  func articleCount() throws -> Int { try published()["articles.jsonl"]?.split(separator: 0x0A).count ?? 0 }
}

/// The folder, gone with the last copy of its bench.
private final class Place: Sendable {
  let folder = NSTemporaryDirectory() + "demarche-workers-" + UUID().uuidString
  let notices = Mutex<[String]>([])

  init() { _ = try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}

/// Captures the texts that its parameter lists.
enum TextCapture: StageModule {
  static let descriptor = StageDescriptor(
    name: "texts", meaning: "Captures texts.", shape: .capture, inputs: [],
    outputs: [OutputPort("documents", Document.schema.table)],
    parameters: [Parameter(required: "texts", .list(of: .text), "The texts.")], codeDigest: "texts-1")

  static func make(_ parameters: Parameters) throws -> StageBody {
    .capture(Body(texts: parameters.texts("texts")))
  }

  struct Body: CaptureStage {
    let texts: [String]

    func capture(_ context: any CaptureContext) async throws -> CaptureOutcome {
      for (number, text) in texts.enumerated() {
        var document = Document()
        document.id = Identifier.document(locator: "\(number)")
        document.locator = "\(number)"
        document.body = Payload(Array(text.utf8))
        _ = try context.capture(document)
      }
      return CaptureOutcome(ledger: [], failures: [])
    }
  }
}

extension RunSummary {
  func ran(_ stage: String) -> Int { stages.first { $0.name == stage }?.record.ran ?? -1 }
}
