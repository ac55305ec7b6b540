package import Records

/// A published table as the report reads it: chunk by chunk, so that no table need be held whole.
package struct ReportTable {
  let name: String
  let record: String
  let rows: Int
  private let chunkCount: Int
  private let chunk: (Int) throws -> ChunkLines

  /// `chunk` gives the canonical lines of a chunk by its place, and may be asked more than once.
  package init(
    name: String, record: String, rows: Int, chunkCount: Int, chunk: @escaping (Int) throws -> ChunkLines
  ) {
    self.name = name
    self.record = record
    self.rows = rows
    self.chunkCount = chunkCount
    self.chunk = chunk
  }

  /// Calls `body` with each line, its end excluded.
  func forEachLine(_ body: (CanonicalLine) throws -> Void) throws {
    try forEachLine(ofChunks: Array(0..<chunkCount)) { _, line in try body(line) }
  }

  /// Calls `body` with each line and the place of its chunk.
  func forEachPlacedLine(_ body: (Int, CanonicalLine) throws -> Void) throws {
    try forEachLine(ofChunks: Array(0..<chunkCount), body)
  }

  /// Calls `body` with each line of some chunks, and the place of its chunk.
  func forEachLine(ofChunks places: [Int], _ body: (Int, CanonicalLine) throws -> Void) throws {
    for place in places {
      let lines = try chunk(place)
      try lines.forEachLine { range in try body(place, CanonicalLine(bytes: lines.bytes, range: range)) }
    }
  }
}
