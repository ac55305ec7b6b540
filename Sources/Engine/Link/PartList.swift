import Hashing
import Records
import Store

/// The parts that the chunks of a node put into one block, in order: an object, named where many nodes are gone
/// through, so that the parts themselves are read only where the block's links are made anew.
enum PartList {
  /// Stores the parts of one block, of which there is at least one.
  static func store(_ parts: [PartReference], in workspace: Workspace) throws(StoreError) -> PartReference {
    var writer = JSONWriter()
    parts.write(to: &writer)
    return PartReference(
      block: parts[0].block, digest: try workspace.objects.put(writer.take()),
      size: parts.reduce(0) { $0 + $1.size })
  }

  /// The parts of a list. An object that is no list counts as corrupt.
  static func parts(of list: Digest, in workspace: Workspace) throws(StoreError) -> [PartReference] {
    var reader = JSONReader(try workspace.objects.get(list))
    do { return try [PartReference].read(from: &reader) } catch { throw .corrupt(list) }
  }
}
