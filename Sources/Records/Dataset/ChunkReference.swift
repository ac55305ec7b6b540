package import Hashing

/// A chunk as a dataset names it: the digest of its content, how much it holds, and from where to where.
package struct ChunkReference: Hashable, Sendable {
  package let digest: Digest
  /// Number of records.
  package let count: Int
  /// Bytes of the content, uncompressed.
  package let size: Int
  package let first: RecordKey
  package let last: RecordKey

  package init(digest: Digest, count: Int, size: Int, first: RecordKey, last: RecordKey) {
    self.digest = digest
    self.count = count
    self.size = size
    self.first = first
    self.last = last
  }
}

extension ChunkReference: FieldValue {
  package static var columnType: ColumnType { .array }

  package func write(to writer: inout JSONWriter) {
    writer.beginArray()
    writer.string(digest.hex)
    writer.integer(count)
    writer.integer(size)
    for text in [first.day, first.id, last.day, last.id] { writer.string(text) }
    writer.endArray()
  }

  package static func read(from reader: inout JSONReader) throws(JSONError) -> ChunkReference {
    guard case .chunk(let chunk) = try DatasetEntry.read(from: &reader) else {
      throw JSONError(.trailing, at: reader.position)
    }
    return chunk
  }
}
