import Glibc
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

  /// Calls `body` with each line, its end excluded.
  func forEachLine(_ body: (CanonicalLine) throws -> Void) throws {
    try chunks { lines in
      var start = 0
      while start < lines.bytes.count {
        let end = Self.end(of: lines.bytes, from: start)
        try body(CanonicalLine(bytes: lines.bytes, range: start..<end))
        start = end + 1
      }
    }
  }

  private static func end(of bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let found = memchr(base + start, 0x0A, buffer.count - start) else {
        return buffer.count
      }
      return base.distance(to: found)
    }
  }
}
