import Engine
import Records

/// Differences between runs, in words and in JSON.
enum DiffText {
  static func lines(_ row: DifferentRow, stage: String?) -> [String] {
    let origin = stage.map { "  (first differs in \($0))" } ?? ""
    guard row.old != nil, row.new != nil else {
      return ["  \(row.old == nil ? "+" : "-") \(row.name)\(origin)"]
    }
    return ["  ~ \(row.name)\(origin)"]
      + row.fields.map { "      \($0.name): \(shown($0.old)) -> \(shown($0.new))" }
  }

  private static func shown(_ value: String?) -> String {
    guard let value else { return "(none)" }
    return value.count > 100 ? value.prefix(97) + "..." : value
  }

  static func json(_ causes: [DiffCause]) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("causes")
    writer.beginArray()
    for cause in causes {
      writer.beginObject()
      writer.name("stage")
      writer.string(cause.stage)
      writer.name("reason")
      cause.reason.write(to: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  static func json(_ table: RunDiff.Table) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("table")
    writer.string(table.name)
    writer.name("counts")
    table.counts.write(to: &writer)
    writer.name("rows_before")
    writer.integer(table.rowsBefore)
    writer.name("rows_after")
    writer.integer(table.rowsAfter)
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  static func json(_ row: DifferentRow, table: String) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("table")
    writer.string(table)
    writer.name("row")
    writer.string(row.name)
    writer.name("change")
    writer.string(row.old == nil ? "added" : row.new == nil ? "removed" : "changed")
    if row.old != nil, row.new != nil {
      writer.name("fields")
      writer.beginObject()
      for field in row.fields {
        writer.name(field.name)
        writer.beginArray()
        for value in [field.old, field.new] {
          if let value { writer.raw(Array(value.utf8)) } else { writer.null() }
        }
        writer.endArray()
      }
      writer.endObject()
    } else if let line = row.new ?? row.old {
      writer.name("value")
      writer.raw(line)
    }
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }
}
