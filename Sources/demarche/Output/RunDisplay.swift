import Engine
import Synchronization

/// Shows a run as it goes: a line for each stage that ended and, on a terminal, where the current one stands.
final class RunDisplay: Sendable {
  private let isQuiet: Bool
  private let state = Mutex("")

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  func show(_ event: RunEvent) {
    guard !isQuiet else { return }
    state.withLock { _ in
      switch event {
      case .stageStarted(let name): Console.progress("\(name) ...")
      case .progress(let stage, let done, let total): Console.progress("\(stage) \(done) of \(total)")
      case .publishing: Console.progress("publishing ...")
      case .notice(let text):
        Console.progress("")
        Console.note("warning: " + text)
      case .stageEnded(let name, let record):
        Console.progress("")
        Console.note(StageLine.text(name: name, record: record))
      }
    }
  }

  func end() { Console.progress("") }
}

/// A stage's line in the display and in the summary.
enum StageLine {
  static func text(name: String, record: StageRecord) -> String {
    let padded = name + String(repeating: " ", count: max(1, 14 - name.count))
    let main = record.result.outputs.filter { $0.key != rejectsPort }.values.map(\.records).max() ?? 0
    var text = padded + Self.decision(record) + ", \(main) records"
    if record.result.rejects > 0 { text += ", \(record.result.rejects) rejected" }
    if record.ran > 0 { text += " (\(record.milliseconds) ms)" }
    for reason in record.reasons { text += "\n              because " + reason }
    return text
  }

  /// What the history knows besides: records in and out, what changed, bytes.
  static func details(_ record: StageRecord) -> [String] {
    let outputs = record.result.outputs.sorted { $0.key < $1.key }
    var lines = ["\(record.recordsIn) records in"]
    for (port, dataset) in outputs where dataset.records > 0 || record.changes[port] != nil {
      let change = record.changes[port].map { ": \($0.text)" } ?? ""
      lines.append("\(dataset.records) \(port)\(change)")
    }
    if record.newBytes > 0 { lines.append("\(record.newBytes) new bytes") }
    return lines
  }

  private static func decision(_ record: StageRecord) -> String {
    switch record.decision {
    case .reused: "reused"
    case .unchanged: "unchanged"
    case .recalled: "recalled"
    case .skipped: "not asked for"
    case .failed: "failed"
    case .ran:
      record.ran == 0 ? "put together from known results" : "ran \(record.ran) of \(record.actions) actions"
    }
  }
}
