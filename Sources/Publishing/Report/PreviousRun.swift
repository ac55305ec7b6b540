import Records

/// What the report needs to know of the run before: read from its `run.json`.
package struct PreviousRun: Hashable, Sendable {
  package let runID: String
  package let finishedAt: String
  /// Rows of each published table.
  package let rows: [String: Int]

  /// Reads `run.json`; nil for anything else.
  package init?(runJSON bytes: [UInt8]) {
    var reader = JSONReader(bytes)
    guard let read = try? Self.read(&reader) else { return nil }
    self = read
  }

  private init(runID: String, finishedAt: String, rows: [String: Int]) {
    self.runID = runID
    self.finishedAt = finishedAt
    self.rows = rows
  }

  private static func read(_ reader: inout JSONReader) throws(JSONError) -> PreviousRun {
    var (runID, finishedAt, rows) = ("", "", [String: Int]())
    try reader.beginObject()
    var first = true
    while let name = try reader.nextName(first: &first) {
      switch name {
      case "run_id": runID = try reader.string()
      case "finished_at": finishedAt = try reader.string()
      case "files": rows = try readFiles(&reader)
      default: try reader.skip()
      }
    }
    return PreviousRun(runID: runID, finishedAt: finishedAt, rows: rows)
  }

  private static func readFiles(_ reader: inout JSONReader) throws(JSONError) -> [String: Int] {
    var rows: [String: Int] = [:]
    try reader.beginArray()
    var firstFile = true
    while try reader.nextElement(first: &firstFile) {
      var (table, count) = ("", 0)
      try reader.beginObject()
      var first = true
      while let name = try reader.nextName(first: &first) {
        switch name {
        case "table": table = try reader.string()
        case "rows": count = try reader.integer()
        default: try reader.skip()
        }
      }
      rows[table] = count
    }
    return rows
  }
}
