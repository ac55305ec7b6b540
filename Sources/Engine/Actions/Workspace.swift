package import Hashing
package import Records
import StageKit
package import Store

/// The store's parts that stages' results live in.
package struct Workspace: Sendable {
  package let objects: ObjectStore
  package let journal: Journal
  /// Where results of other stores are looked for; nil to look nowhere.
  package var shared: SharedCache?

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

  /// Stores a node of a dataset.
  func store(_ node: DatasetNode) throws(StoreError) -> Digest { try objects.put(node.encoded) }

  /// Stores the tree of a dataset.
  func store(_ dataset: Dataset) throws -> DatasetReference {
    var builder = DatasetBuilder()
    for chunk in dataset.chunks { try builder.append(chunk) { try store($0) } }
    return DatasetReference(try builder.finish { try store($0) })
  }

  /// The node that a digest names. An object that is no node counts as corrupt.
  package func node(_ digest: Digest) throws(StoreError) -> DatasetNode { try objects.node(digest) }

  /// All chunks of the dataset that a root names. Takes time in proportion to their number.
  package func dataset(_ root: Digest) throws(StoreError) -> Dataset { try objects.dataset(root) }

  /// Calls `body` with every node of a dataset and its digest, a node before those below it, in order.
  package func forEachNode(of root: Digest, _ body: (Digest, DatasetNode) -> Void) throws(StoreError) {
    try objects.forEachNode(of: root, body)
  }

  /// The lines of a chunk.
  package func lines(of chunk: ChunkReference) throws(StoreError) -> ChunkLines {
    try objects.lines(chunk.digest)
  }
}
