import Hashing
import Records
import StageKit
import Store

/// Makes a dataset of what a capture saw. A chunk whose records are known, by their digests, is not put together
/// again.
struct SnapshotAssembly {
  let builder: SnapshotBuilder
  let port: String
  let previous: Dataset?
  let workspace: Workspace

  /// Stores the chunks that are new: the dataset, and the rows that make the new chunks known.
  func store() throws -> (dataset: Dataset, rows: [ActionRow]) {
    var rows: [ActionRow] = []
    let references = try assemble { key, chunk, bytes in
      guard let reference = try workspace.store(bytes, keys: chunk.records.map(\.key)) else { return nil }
      let result = ActionResult(chunks: [PortChunk(port: port, chunk: reference)])
      rows.append(ActionRow(key: key, recipe: .zero, result: result.encoded))
      return reference
    }
    return (Dataset(references), rows)
  }

  /// The dataset as `store` would make it, and how many of its chunks are new. Writes nothing.
  func expectedDataset() throws -> (dataset: Dataset, missing: Int) {
    var missing = 0
    let references = try assemble { _, chunk, bytes in
      missing += 1
      guard let first = chunk.records.first?.key, let last = chunk.records.last?.key else { return nil }
      return ChunkReference(
        digest: .of(bytes), count: chunk.records.count, size: bytes.count, first: first, last: last)
    }
    return (Dataset(references), missing)
  }

  private func assemble(
    _ make: (Digest, SnapshotChunk, [UInt8]) throws -> ChunkReference?
  ) throws -> [ChunkReference] {
    let chunks = builder.chunks
    let keys = chunks.map {
      ActionKey.action("snapshot chunk", recipe: .zero, inputs: [("members", $0.memberDigest)])
    }
    let known = try workspace.journal.results(of: keys)
    let reader = SnapshotReader(workspace: workspace, dataset: previous ?? Dataset([]))
    return try zip(chunks, keys).compactMap { chunk, key in
      if let reference = known[key].flatMap(ActionResult.init(encoded:))?.chunk(of: port) { return reference }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(chunk.records.reduce(0) { $0 + $1.size + 1 })
      for record in chunk.records {
        bytes += try builder.line(of: record) ?? reader.line(of: record)
        bytes.append(0x0A)
      }
      return try make(key, chunk, bytes)
    }
  }
}
