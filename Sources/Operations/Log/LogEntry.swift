package import Records

/// One thing that happened, as facts; how it is shown is decided by `text` and `json`.
package struct LogEntry: Hashable, Sendable {
  package enum Level: String, Sendable, Comparable {
    case debug, info, warning, error

    private var rank: Int {
      switch self {
      case .debug: 0
      case .info: 1
      case .warning: 2
      case .error: 3
      }
    }

    package static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }
  }

  package var level: Level
  /// One word for programs: `stage_ended`, `record_set_aside`, ...
  package var event: String
  /// For people; may have several lines.
  package var message: String
  package var stage: String?
  package var source: String?
  /// Digest of a chunk.
  package var chunk: String?
  /// What names a record.
  package var record: String?
  package var records: Int?
  package var milliseconds: Int?

  package init(_ level: Level, _ event: String, _ message: String) {
    self.level = level
    self.event = event
    self.message = message
  }

  /// As it stands on a terminal.
  package var text: String {
    switch level {
    case .debug, .info: message
    case .warning: "warning: " + message
    case .error: message.contains("error: ") || message.hasPrefix("stopped") ? message : "error: " + message
    }
  }

  /// A line of JSON, without a line end; facts that it does not have are left out.
  package func json(time: Instant, pipeline: String?, run: Int?) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    for (name, value) in [
      ("time", time.description), ("level", level.rawValue), ("event", event), ("pipeline", pipeline),
      ("stage", stage), ("source", source), ("chunk", chunk), ("record", record),
    ] as [(String, String?)] {
      guard let value else { continue }
      writer.name(name)
      writer.string(value)
    }
    for (name, value) in [("run", run), ("records", records), ("duration_ms", milliseconds)] {
      guard let value else { continue }
      writer.name(name)
      writer.integer(value)
    }
    writer.name("message")
    writer.string(message)
    writer.endObject()
    return writer.take()
  }
}
