package import Hashing
package import Records
import StageKit
package import Store

/// The store's parts that stages' results live in.
package struct Workspace: Sendable {
  package let objects: ObjectStore
  package let journal: Journal

  package init(objects: ObjectStore, journal: Journal) {
    self.objects = objects
    self.journal = journal
  }

  /// Stores the lines that an action put on its ports.
  func store(_ output: StageOutput, ports: [String]) throws -> ActionResult {
    var chunks: [PortChunk] = []
    for port in ports {
      let lines = output.lines(of: port)
      if let chunk = try store(lines.bytes, keys: lines.keys) {
        chunks.append(PortChunk(port: port, chunk: chunk))
      }
    }
    var rejected: [UInt8] = []
    for reject in output.rejects { rejected += reject.canonicalLine + [0x0A] }
    if let chunk = try store(rejected, keys: output.rejects.map(\.key)) {
      chunks.append(PortChunk(port: rejectsPort, chunk: chunk))
    }
    return ActionResult(chunks: chunks)
  }

  /// Stores a chunk; nil if it holds no record.
  func store(_ bytes: [UInt8], keys: [RecordKey]) throws(StoreError) -> ChunkReference? {
    guard let first = keys.first, let last = keys.last else { return nil }
    let digest = try objects.put(bytes)
    return ChunkReference(digest: digest, count: keys.count, size: bytes.count, first: first, last: last)
  }

  /// Stores the list of a dataset's chunks.
  func store(_ dataset: Dataset) throws(StoreError) -> DatasetReference {
    let root = try objects.put(dataset.encoded)
    return DatasetReference(root: root, records: dataset.count, chunks: dataset.chunks.count)
  }

  /// The dataset that a root names. An object that is no dataset counts as corrupt.
  package func dataset(_ root: Digest) throws(StoreError) -> Dataset {
    let bytes = try objects.get(root)
    do { return try Dataset(encoded: bytes) } catch { throw .corrupt(root) }
  }

  /// The lines of a chunk.
  package func lines(of chunk: ChunkReference) throws(StoreError) -> ChunkLines {
    ChunkLines(try objects.get(chunk.digest))
  }
}
