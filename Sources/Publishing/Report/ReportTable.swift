package import Records

/// A published table as the report reads it: chunk by chunk, so that no table need be held whole.
package struct ReportTable {
  let name: String
  let record: String
  let rows: Int
  let chunks: ((ChunkLines) throws -> Void) throws -> Void

  /// `chunks` calls its argument with each chunk of canonical lines, in order; it may be asked more than once.
  package init(
    name: String, record: String, rows: Int, chunks: @escaping ((ChunkLines) throws -> Void) throws -> Void
  ) {
    self.name = name
    self.record = record
    self.rows = rows
    self.chunks = chunks
  }

  func forEachLine(_ body: (inout JSONReader) throws -> Void) throws {
    try chunks { lines in
      try lines.forEachLine { (range: Range<Int>) throws in
        var reader = JSONReader(lines.bytes, in: range)
        try body(&reader)
      }
    }
  }
}
