package import Hashing
package import Records
package import Store

/// The chunks that only one of two datasets has: all that comparing them has to look at.
///
/// Found from the trees of chunks alone, whose digests tell equal content apart without reading it.
package struct ChunkDifference: Sendable {
  /// In the old dataset only, in its order.
  package let gone: [ChunkReference]
  /// In the new dataset only, in its order.
  package let come: [ChunkReference]

  /// Compares the datasets that two roots name, in time in proportion to the difference; nil stands for an empty one.
  package init(from old: Digest?, to new: Digest?, in workspace: Workspace) throws(StoreError) {
    guard let new else {
      gone = try old.map { (root) throws(StoreError) in try workspace.dataset(root).chunks } ?? []
      come = []
      return
    }
    let difference = try DatasetDifference(from: old, to: new, in: workspace)
    gone = difference.removed
    come = difference.added
  }

  /// Compares two lists of chunks.
  package init(from old: Dataset, to new: Dataset) {
    guard old != new else {
      gone = []
      come = []
      return
    }
    let before = Set(old.chunks.map(\.digest))
    let after = Set(new.chunks.map(\.digest))
    gone = old.chunks.filter { !after.contains($0.digest) }
    come = new.chunks.filter { !before.contains($0.digest) }
  }
}

extension ChunkDifference {
  /// Chunks that may hold the same records, to be compared with one another: their keys overlap, and they overlap
  /// with no chunk of another region. Chunks end where a record's identifier says so, so a region is small.
  struct Region {
    var gone: [ChunkReference] = []
    var come: [ChunkReference] = []
  }

  /// The regions in the order of their keys.
  var regions: [Region] {
    let sides = gone.map { (chunk: $0, isOld: true) } + come.map { (chunk: $0, isOld: false) }
    var regions: [Region] = []
    var region = Region()
    var end: RecordKey?
    for (chunk, isOld) in sides.sorted(by: { $0.chunk.first < $1.chunk.first }) {
      if let last = end, last < chunk.first {
        regions.append(region)
        region = Region()
        end = nil
      }
      if isOld { region.gone.append(chunk) } else { region.come.append(chunk) }
      end = max(end ?? chunk.last, chunk.last)
    }
    if end != nil { regions.append(region) }
    return regions
  }
}
