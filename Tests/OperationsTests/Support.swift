import Engine
import Foundation
import Hashing
import Operations
import PipelineFile
import Records
import Synchronization

/// A folder of its own, gone with its last use.
final class TemporaryFolder: Sendable {
  let path = NSTemporaryDirectory() + "demarche-operations-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String, mode: Int = 0o644) throws -> String {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return file
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }
}

/// Lines that were written.
final class Lines: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func add(_ line: String) { lines.withLock { $0.append(line) } }
}

/// Runs of a pipeline named `press`, as they end.
enum Outcomes {
  static let time = Instant(secondsSinceEpoch: 1_760_000_000)

  static func of(
    _ status: RunOutcome.Status, previous: String? = "done", run: Int? = 7, problem: String? = nil,
    failures: [(source: String, reason: String)] = []
  ) -> RunOutcome {
    var outcome = RunOutcome(
      pipeline: "press", status: status, started: time, ended: Instant(secondsSinceEpoch: 1_760_000_012))
    outcome.run = run
    outcome.previous = previous
    outcome.milliseconds = 12_345
    outcome.problem = problem
    outcome.failures = failures
    outcome.stages = [(name: "fetch", record: record(.ran)), (name: "extract", record: record(.reused))]
    outcome.lastSuccess = time
    return outcome
  }

  static func record(_ decision: StageDecision) -> StageRecord {
    var record = StageRecord(
      inputs: [:],
      result: StageResult(outputs: [
        "documents": DatasetReference(root: .of([1]), records: 300, chunks: 3),
        "rejects": DatasetReference(root: .of([2]), records: 2, chunks: 1),
      ]), decision: decision, reasons: [], actions: decision == .ran ? 3 : 0, ran: decision == .ran ? 1 : 0,
      milliseconds: 1500)
    record.newBytes = 4096
    return record
  }
}
