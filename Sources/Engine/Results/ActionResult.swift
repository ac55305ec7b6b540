package import Hashing
package import Records

/// What one action left in the store: chunks by output port, or intermediate objects. What a block of chunks left:
/// nodes by output port.
package struct ActionResult: Hashable, Sendable {
  /// By port, sorted by its name; ports that got no record are absent.
  package let chunks: [PortChunk]
  package let objects: [Digest]
  /// Parts of a link's blocks, by the name of the block.
  package let parts: [PartReference]
  /// By port, sorted by its name; ports that got no record are absent.
  package let nodes: [PortNode]

  package init(
    chunks: [PortChunk] = [], objects: [Digest] = [], parts: [PartReference] = [], nodes: [PortNode] = []
  ) {
    self.chunks = chunks.sorted { $0.port < $1.port }
    self.objects = objects
    self.parts = parts
    self.nodes = nodes.sorted { $0.port < $1.port }
  }

  /// The node of a port; nil if it got no record.
  package func node(of port: String) -> NodeReference? { nodes.first { $0.port == port }?.node }

  /// The chunk of a port; nil if it got no record.
  package func chunk(of port: String) -> ChunkReference? { chunks.first { $0.port == port }?.chunk }

  /// Canonical JSON.
  package var encoded: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("chunks")
    writer.beginObject()
    for chunk in chunks {
      writer.name(chunk.port)
      chunk.chunk.write(to: &writer)
    }
    writer.endObject()
    writer.name("objects")
    objects.map(\.hex).write(to: &writer)
    if !parts.isEmpty {
      writer.name("parts")
      parts.write(to: &writer)
    }
    if !nodes.isEmpty {
      writer.name("nodes")
      writer.beginObject()
      for node in nodes {
        writer.name(node.port)
        node.node.write(to: &writer)
      }
      writer.endObject()
    }
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  /// Reads the canonical JSON; nil for anything else, which counts as a result that is not known.
  package init?(encoded: String) {
    guard let result = try? Self.read(encoded) else { return nil }
    self = result
  }

  private static func read(_ encoded: String) throws(JSONError) -> ActionResult {
    var reader = JSONReader(Array(encoded.utf8))
    var chunks: [PortChunk] = []
    var objects: [Digest] = []
    var parts: [PartReference] = []
    var nodes: [PortNode] = []
    try reader.beginObject()
    var first = true
    while let name = try reader.nextName(first: &first) {
      switch name {
      case "chunks":
        try reader.beginObject()
        var firstPort = true
        while let port = try reader.nextName(first: &firstPort) {
          chunks.append(PortChunk(port: port, chunk: try ChunkReference.read(from: &reader)))
        }
      case "objects":
        for hex in try [String].read(from: &reader) {
          guard let digest = Digest(hex: hex) else {
            throw JSONError(.expected(.string), at: reader.position)
          }
          objects.append(digest)
        }
      case "parts": parts = try [PartReference].read(from: &reader)
      case "nodes":
        try reader.beginObject()
        var firstPort = true
        while let port = try reader.nextName(first: &firstPort) {
          nodes.append(PortNode(port: port, node: try NodeReference.read(from: &reader)))
        }
      default: try reader.skip()
      }
    }
    return ActionResult(chunks: chunks, objects: objects, parts: parts, nodes: nodes)
  }
}

/// A node of the tree of an output port.
package struct PortNode: Hashable, Sendable {
  package let port: String
  package let node: NodeReference

  package init(port: String, node: NodeReference) {
    self.port = port
    self.node = node
  }
}

/// A chunk on an output port.
package struct PortChunk: Hashable, Sendable {
  package let port: String
  package let chunk: ChunkReference

  package init(port: String, chunk: ChunkReference) {
    self.port = port
    self.chunk = chunk
  }
}
