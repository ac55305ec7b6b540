import Engine
package import PipelineFile
import Records

/// What people are told of a run that ended.
package struct RunMessage: Sendable {
  let outcome: RunOutcome
  /// Path of the pipeline file, for the commands that the message names.
  let file: String

  package init(_ outcome: RunOutcome, file: String) {
    self.outcome = outcome
    self.file = file
  }

  /// What the end is to those who wait for it; nil if all is well and was well the time before.
  package var event: NotificationRule.Event? {
    switch outcome.status {
    case .failed, .refused, .stopped: .failure
    case .degraded: .degraded
    case .done: outcome.previous.map { $0 == RunOutcome.Status.done.rawValue } ?? true ? nil : .recovery
    }
  }

  package var subject: String {
    let words =
      switch outcome.status {
      case .failed: "failed"
      case .refused: "refused to publish"
      case .stopped: "was stopped"
      case .degraded: "published, but is degraded"
      case .done: event == .recovery ? "is well again" : "is done"
      }
    return "demarche: \(outcome.pipeline) \(words)"
  }

  /// The message's lines, without the subject.
  package var lines: [String] {
    var lines = [
      (outcome.run.map { "run \($0)" } ?? "a run that could not begin") + ", ended \(outcome.ended)"
    ]
    if let problem = outcome.problem { lines.append(problem) }
    for failure in outcome.failures { lines.append("source '\(failure.source)' failed: \(failure.reason)") }
    if let publication = outcome.publication {
      let rows = publication.rows.map { "\($0.rows) \($0.table)" }.joined(separator: ", ")
      lines.append("\(publication.isNew ? "published" : "unchanged"): \(rows)")
      lines.append("results: \(publication.folder)")
    } else {
      lines.append("nothing was published; what readers see is as it was")
    }
    if let run = outcome.run { lines.append("more: demarche show \(file) \(run)") }
    return lines
  }

  package var text: String { ([subject] + lines).joined(separator: "\n") + "\n" }

  /// The facts as an object whose member `text` chat programs show.
  package var json: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    for (name, value) in [
      ("text", text), ("pipeline", outcome.pipeline), ("event", event?.rawValue ?? "done"),
      ("status", outcome.status.rawValue), ("started", outcome.started.description),
      ("ended", outcome.ended.description),
    ] {
      writer.name(name)
      writer.string(value)
    }
    writer.name("run")
    outcome.run.write(to: &writer)
    writer.name("duration_ms")
    writer.integer(outcome.milliseconds)
    writer.name("problem")
    outcome.problem.write(to: &writer)
    writer.failures(outcome.failures)
    writer.name("rows")
    writer.beginObject()
    for count in outcome.publication?.rows ?? [] {
      writer.name(count.table)
      writer.integer(count.rows)
    }
    writer.endObject()
    writer.name("results")
    (outcome.publication?.folder).write(to: &writer)
    writer.endObject()
    return writer.take()
  }
}
