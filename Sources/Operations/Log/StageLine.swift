package import Engine

/// A stage's line in the display, in the history and in the log.
package enum StageLine {
  package static func text(name: String, record: StageRecord) -> String {
    let padded = name + String(repeating: " ", count: max(1, 14 - name.count))
    var text = padded + Self.decision(record) + ", \(records(record)) records"
    if record.result.rejects > 0 { text += ", \(record.result.rejects) rejected" }
    if record.ran > 0 { text += " (\(record.milliseconds) ms)" }
    for reason in record.reasons { text += "\n              because " + reason }
    return text
  }

  /// Records of the largest output.
  package static func records(_ record: StageRecord) -> Int {
    record.result.outputs.filter { $0.key != rejectsPort }.values.map(\.records).max() ?? 0
  }

  /// What the history knows besides: records in and out, what changed, bytes.
  package static func details(_ record: StageRecord) -> [String] {
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
