package import Hashing

/// The ordered list of a dataset's chunks. Its canonical form is one object; that object's digest, the root,
/// names the whole content.
package struct Dataset: Hashable, Sendable {
  package let chunks: [ChunkReference]

  package init(_ chunks: [ChunkReference]) { self.chunks = chunks }

  /// Number of records.
  package var count: Int { chunks.reduce(0) { $0 + $1.count } }

  /// JSON Lines: one chunk a line.
  package var encoded: [UInt8] {
    var writer = JSONWriter()
    for chunk in chunks {
      chunk.write(to: &writer)
      writer.endLine()
    }
    return writer.take()
  }

  package var root: Digest { .of(encoded) }

  /// Reads the canonical form.
  package init(encoded bytes: [UInt8]) throws(JSONError) {
    var chunks: [ChunkReference] = []
    try ChunkLines(bytes).forEachLine { (range) throws(JSONError) in
      var reader = JSONReader(bytes, in: range)
      chunks.append(try ChunkReference.read(from: &reader))
    }
    self.chunks = chunks
  }
}
