package import Engine
import Hashing

extension LogEntry {
  /// What is said of something that happened in a run; nil for what only moves the progress display. The one place
  /// that makes the text.
  package init?(_ event: RunEvent, pipeline: String) {
    switch event {
    case .progress: return nil
    case .runStarted(let run): self.init(.debug, "run_started", "run \(run) of pipeline '\(pipeline)' began")
    case .stageStarted(let name, let place, let count):
      self.init(.debug, "stage_started", "stage '\(name)' began, \(place) of \(count)")
      stage = name
    case .actionEnded(let action):
      self.init(.debug, "action_ended", "\(action.step) done")
      stage = action.stage
      chunk = action.chunk?.hex
      records = action.records > 0 ? action.records : nil
      milliseconds = action.milliseconds
    case .stageEnded(let name, let record):
      self.init(.info, "stage_ended", StageLine.text(name: name, record: record))
      stage = name
      records = StageLine.records(record)
      milliseconds = record.milliseconds
    case .tryingAgain(let name, let attempt, let seconds, let problem):
      self.init(
        .warning, "trying_again",
        "stage '\(name)' did not end well: \(problem); try \(attempt) begins in \(seconds) s")
      stage = name
    case .recordSetAside(let stopped):
      let name = stopped.record.isEmpty ? "a record" : "record \(stopped.record)"
      self.init(
        .warning, "record_set_aside",
        "stage '\(stopped.stage)' stopped on \(name), which is set aside as \(stopped.reason) (\(stopped.how))"
      )
      stage = stopped.stage
      chunk = stopped.chunk.hex
      record = stopped.record.isEmpty ? nil : stopped.record
    case .stageFailed(let name, let problem):
      self.init(.error, "stage_failed", "stage '\(name)' is not done: \(problem)")
      stage = name
    case .publishing: self.init(.debug, "publishing", "publishing")
    case .notice(let text): self.init(.warning, "notice", text)
    }
  }

  package static func sourceFailed(_ name: String, reason: String) -> LogEntry {
    var entry = LogEntry(.warning, "source_failed", "source '\(name)' failed: \(reason)")
    entry.source = name
    return entry
  }
}
