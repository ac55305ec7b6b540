package import Hashing
package import Records

/// A part of a chunk's signature: the block it belongs to, its object and that object's size in bytes.
package struct PartReference: Hashable, Sendable {
  package let block: String
  package let digest: Digest
  package let size: Int

  package init(block: String, digest: Digest, size: Int) {
    self.block = block
    self.digest = digest
    self.size = size
  }
}

extension PartReference: FieldValue {
  package static var columnType: ColumnType { .array }

  package func write(to writer: inout JSONWriter) {
    writer.beginArray()
    writer.string(block)
    writer.string(digest.hex)
    writer.integer(size)
    writer.endArray()
  }

  package static func read(from reader: inout JSONReader) throws(JSONError) -> PartReference {
    var first = true
    try reader.beginArray()
    func next() throws(JSONError) {
      guard try reader.nextElement(first: &first) else {
        throw JSONError(.expected(.value), at: reader.position)
      }
    }
    try next()
    let block = try reader.string()
    try next()
    let place = reader.position
    guard let digest = Digest(hex: try reader.string()) else {
      throw JSONError(.expected(.string), at: place)
    }
    try next()
    let size = try reader.integer()
    guard try !reader.nextElement(first: &first) else { throw JSONError(.trailing, at: reader.position) }
    return PartReference(block: block, digest: digest, size: size)
  }
}
