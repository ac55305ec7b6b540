package import Hashing

/// A node of a dataset as the node above it names it: the digest of its lines, and what all chunks below it hold.
package struct NodeReference: Hashable, Sendable {
  package let digest: Digest
  /// Number of chunks below it.
  package let chunks: Int
  /// Number of records in them.
  package let count: Int
  /// Bytes of their contents, uncompressed.
  package let size: Int
  package let first: RecordKey
  package let last: RecordKey

  package init(digest: Digest, chunks: Int, count: Int, size: Int, first: RecordKey, last: RecordKey) {
    self.digest = digest
    self.chunks = chunks
    self.count = count
    self.size = size
    self.first = first
    self.last = last
  }
}

extension NodeReference: FieldValue {
  package static var columnType: ColumnType { .array }

  package func write(to writer: inout JSONWriter) {
    writer.beginArray()
    writer.string(digest.hex)
    for number in [count, size] { writer.integer(number) }
    for text in [first.day, first.id, last.day, last.id] { writer.string(text) }
    writer.integer(chunks)
    writer.endArray()
  }

  package static func read(from reader: inout JSONReader) throws(JSONError) -> NodeReference {
    guard case .node(let node) = try DatasetEntry.read(from: &reader) else {
      throw JSONError(.missing("chunks"), at: reader.position)
    }
    return node
  }
}

/// A line of a node: a chunk, or a node below it, which has one member more.
enum DatasetEntry {
  case chunk(ChunkReference)
  case node(NodeReference)

  static func read(from reader: inout JSONReader) throws(JSONError) -> DatasetEntry {
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
    func key() throws(JSONError) -> RecordKey {
      try next()
      let day = try reader.string()
      try next()
      return RecordKey(day: day, id: try reader.string())
    }
    let start = try key()
    let end = try key()
    guard try reader.nextElement(first: &first) else {
      return .chunk(ChunkReference(digest: digest, count: count, size: size, first: start, last: end))
    }
    let chunks = try reader.integer()
    guard try !reader.nextElement(first: &first) else { throw JSONError(.trailing, at: reader.position) }
    return .node(
      NodeReference(digest: digest, chunks: chunks, count: count, size: size, first: start, last: end))
  }
}
