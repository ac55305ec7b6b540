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
    try objects.store(output, ports: ports)
  }

  /// Stores a chunk; nil if it holds no record.
  func store(_ bytes: [UInt8], keys: [RecordKey]) throws(StoreError) -> ChunkReference? {
    try objects.store(bytes, keys: keys)
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
    try objects.lines(chunk.digest)
  }
}
