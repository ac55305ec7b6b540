package import Hashing
package import Records

/// The port on which every stage puts what it set aside.
package let rejectsPort = "rejects"

/// A dataset by its name: the root digest, with its size at hand.
package struct DatasetReference: Hashable, Sendable {
  package let root: Digest
  package let records: Int
  package let chunks: Int

  package init(root: Digest, records: Int, chunks: Int) {
    self.root = root
    self.records = records
    self.chunks = chunks
  }

  /// The dataset whose root the node is.
  package init(_ root: NodeReference) {
    self.init(root: root.digest, records: root.count, chunks: root.chunks)
  }
}

/// What a whole stage yields: a dataset for each output port, and for `rejects`.
package struct StageResult: Hashable, Sendable {
  package let outputs: [String: DatasetReference]

  package init(outputs: [String: DatasetReference]) { self.outputs = outputs }

  /// Number of records set aside.
  package var rejects: Int { outputs[rejectsPort]?.records ?? 0 }

  /// Canonical JSON: port to [root, records, chunks].
  package var encoded: String {
    var writer = JSONWriter()
    writer.beginObject()
    for (port, dataset) in outputs.sorted(by: { $0.key < $1.key }) {
      writer.name(port)
      writer.beginArray()
      writer.string(dataset.root.hex)
      writer.integer(dataset.records)
      writer.integer(dataset.chunks)
      writer.endArray()
    }
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  /// Reads the canonical JSON; nil for anything else.
  package init?(encoded: String) {
    guard let outputs = try? Self.read(encoded) else { return nil }
    self.outputs = outputs
  }

  private static func read(_ encoded: String) throws(JSONError) -> [String: DatasetReference] {
    var reader = JSONReader(Array(encoded.utf8))
    var outputs: [String: DatasetReference] = [:]
    try reader.beginObject()
    var first = true
    while let port = try reader.nextName(first: &first) {
      try reader.beginArray()
      var element = true
      guard try reader.nextElement(first: &element), let root = Digest(hex: try reader.string()),
        try reader.nextElement(first: &element)
      else { throw JSONError(.expected(.array), at: reader.position) }
      let records = try reader.integer()
      guard try reader.nextElement(first: &element) else {
        throw JSONError(.expected(.array), at: reader.position)
      }
      outputs[port] = DatasetReference(root: root, records: records, chunks: try reader.integer())
      guard try !reader.nextElement(first: &element) else { throw JSONError(.trailing, at: reader.position) }
    }
    return outputs
  }
}
