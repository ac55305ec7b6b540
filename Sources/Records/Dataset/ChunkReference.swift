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
    var first = true
    try reader.beginArray()
    func next() throws(JSONError) {
      guard try reader.nextElement(first: &first) else {
        throw JSONError(.expected(.value), at: reader.position)
      }
    }
    try next()
    let place = reader.position
    guard let digest = Digest(hex: try reader.string()) else {
      throw JSONError(.expected(.string), at: place)
    }
    try next()
    let count = try reader.integer()
    try next()
    let size = try reader.integer()
    var texts: [String] = []
    for _ in 0..<4 {
      try next()
      texts.append(try reader.string())
    }
    guard try !reader.nextElement(first: &first) else { throw JSONError(.trailing, at: reader.position) }
    return ChunkReference(
      digest: digest, count: count, size: size, first: RecordKey(day: texts[0], id: texts[1]),
      last: RecordKey(day: texts[2], id: texts[3]))
  }
}
