package import Hashing

/// A node of the tree that a dataset is: the chunks below it, or the nodes. Its canonical form is one object; the
/// digest of the topmost one, the root, names the whole content.
package enum DatasetNode: Hashable, Sendable {
  case chunks([ChunkReference])
  case nodes([NodeReference])

  /// JSON Lines: one chunk or node a line. Of no record at all: nothing.
  package var encoded: [UInt8] {
    var writer = JSONWriter()
    switch self {
    case .chunks(let chunks):
      for chunk in chunks {
        chunk.write(to: &writer)
        writer.endLine()
      }
    case .nodes(let nodes):
      for node in nodes {
        node.write(to: &writer)
        writer.endLine()
      }
    }
    return writer.take()
  }

  /// Reads the canonical form.
  package init(encoded bytes: [UInt8]) throws(JSONError) {
    var chunks: [ChunkReference] = []
    var nodes: [NodeReference] = []
    try ChunkLines(bytes).forEachLine { (range) throws(JSONError) in
      var reader = JSONReader(bytes, in: range)
      switch try DatasetEntry.read(from: &reader) {
      case .chunk(let chunk): chunks.append(chunk)
      case .node(let node): nodes.append(node)
      }
    }
    guard nodes.isEmpty || chunks.isEmpty else { throw JSONError(.expected(.array), at: 0) }
    self = nodes.isEmpty ? .chunks(chunks) : .nodes(nodes)
  }

  /// What names the node, given the digest of its canonical form.
  package func reference(_ digest: Digest) -> NodeReference {
    let nowhere = RecordKey(day: "", id: "")
    switch self {
    case .chunks(let entries):
      return NodeReference(
        digest: digest, chunks: entries.count, count: entries.reduce(0) { $0 + $1.count },
        size: entries.reduce(0) { $0 + $1.size }, first: entries.first?.first ?? nowhere,
        last: entries.last?.last ?? nowhere)
    case .nodes(let entries):
      return NodeReference(
        digest: digest, chunks: entries.reduce(0) { $0 + $1.chunks },
        count: entries.reduce(0) { $0 + $1.count }, size: entries.reduce(0) { $0 + $1.size },
        first: entries.first?.first ?? nowhere, last: entries.last?.last ?? nowhere)
    }
  }
}
