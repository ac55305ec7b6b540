import Engine
import PipelineFile
import Records
import Store

/// Recorded runs in words and in JSON.
enum RunText {
  static func line(_ run: RunRow, records: [StageRecord], pin: String?) -> String {
    let summary = run.report.flatMap(RunFacts.init(encoded:))?.summary ?? RunFacts.summary(of: records)
    var text = "run \(run.id)  \(run.started)  \(run.status), \(summary)"
    if let asOf = run.asOf { text += ", as of \(asOf)" }
    if let pin { text += "  [\(pin)]" }
    return text
  }

  /// Writes a run as an object; its stages too, if there are any.
  static func write(
    _ run: RunRow, stages: [(name: String, record: StageRecord)]? = nil, pin: String? = nil,
    to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.name("run")
    writer.integer(run.id)
    for (name, value) in [
      ("pipeline", run.pipeline), ("started", run.started), ("ended", run.ended), ("status", run.status),
      ("as_of", run.asOf), ("pin", pin),
    ] as [(String, String?)] {
      writer.name(name)
      value.write(to: &writer)
    }
    writer.name("facts")
    writer.raw(Array((run.report ?? "{}").utf8))
    if let stages {
      writer.name("stages")
      writer.beginArray()
      for (name, record) in stages {
        writer.beginObject()
        writer.name("stage")
        writer.string(name)
        writer.name("record")
        writer.raw(Array(record.encoded.utf8))
        writer.endObject()
      }
      writer.endArray()
    }
    writer.endObject()
  }
}
