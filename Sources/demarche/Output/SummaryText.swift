import Engine
import Operations
import Records

/// What a run did, in words and in JSON.
enum SummaryText {
  static func lines(_ summary: RunSummary) -> [String] {
    var lines: [String] = []
    if summary.isUnchanged { lines.append("nothing changed") }
    guard let publication = summary.publication else {
      return lines + ["run \(summary.run) published nothing"]
    }
    let rows = publication.rows.map { "\($0.rows) \($0.table)" }.joined(separator: ", ")
    lines.append("run \(summary.run): \(rows)")
    lines.append("results: \(publication.folder)")
    return lines
  }

  static func json(_ summary: RunSummary) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("run")
    writer.integer(summary.run)
    writer.name("status")
    writer.string(summary.status.rawValue)
    writer.name("unchanged")
    writer.boolean(summary.isUnchanged)
    writer.name("stages")
    writer.beginArray()
    for (name, record) in summary.stages {
      writer.beginObject()
      writer.name("stage")
      writer.string(name)
      writer.name("record")
      writer.raw(Array(record.encoded.utf8))
      writer.endObject()
    }
    writer.endArray()
    writer.failures(summary.failures)
    writer.name("published")
    if let publication = summary.publication { writer.string(publication.folder) } else { writer.null() }
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }
}
