import Hashing
import Records
import Store

/// Finds records by identifier in datasets that are sorted by day and identifier.
struct RecordSearch {
  struct Hit {
    let chunk: ChunkReference
    /// From 1.
    let place: Int
    let line: [UInt8]
  }

  private let field: String
  private let workspace: Workspace

  init(schema: TableSchema, workspace: Workspace) {
    field =
      schema.record == Reject.schema.table.record ? "record_id" : schema.primaryKey.first ?? "(no key)"
    self.workspace = workspace
  }

  /// The first record with the identifier. Chunks end with their day, so of each day at most a chunk or two can
  /// hold it, and no other is read.
  func first(_ identifier: String, in dataset: Dataset) throws -> Hit? {
    for chunk in dataset.chunks where mayHold(identifier, chunk) {
      if let hit = try first(in: chunk, where: { $0 == identifier }) { return hit }
    }
    return nil
  }

  /// The first record of a chunk whose identifier passes.
  func first(in chunk: ChunkReference, where passes: (String) -> Bool) throws -> Hit? {
    let lines = try workspace.lines(of: chunk)
    var hit: Hit?
    var place = 0
    try lines.forEachLine { range in
      place += 1
      guard hit == nil, let text = try Self.text(of: field, in: lines.bytes, range), passes(text) else {
        return
      }
      hit = Hit(chunk: chunk, place: place, line: Array(lines.bytes[range]))
    }
    return hit
  }

  /// The text of a line's member; nil if it is none.
  static func text(of field: String, in bytes: [UInt8], _ range: Range<Int>) throws(JSONError) -> String? {
    var reader = JSONReader(bytes, in: range)
    var first = true
    try reader.beginObject()
    while let name = try reader.nextName(first: &first) {
      if name == field { return reader.peek() == UInt8(ascii: "\"") ? try reader.string() : nil }
      try reader.skip()
    }
    return nil
  }

  private func mayHold(_ identifier: String, _ chunk: ChunkReference) -> Bool {
    guard chunk.first.day == chunk.last.day else { return true }
    let key = RecordKey(day: chunk.first.day, id: identifier)
    return chunk.first <= key && key <= chunk.last
  }
}
