package import Hashing
package import Records
package import Store

/// How two datasets differ, chunk for chunk, found in time proportional to the difference: of the nodes that are not
/// in both, the largest are taken apart first, and what both sides have is not looked into.
package struct DatasetDifference: Sendable {
  /// Chunks of the new dataset that the old one does not have, in order.
  package let added: [ChunkReference]
  /// Chunks of the old dataset that the new one does not have, in order.
  package let removed: [ChunkReference]
  /// What both have, chunks or whole nodes, in the order of the new dataset.
  let kept: [Kept]
  /// Where each added chunk starts, in bytes of contents from the start of the new dataset.
  let addedPlaces: [Int]

  /// A stretch that both datasets have, with the bytes of contents before it in each.
  struct Kept: Sendable {
    let oldPlace: Int
    let newPlace: Int
    let size: Int
  }

  private enum Entry {
    case chunk(ChunkReference, place: Int)
    case node(NodeReference, place: Int)

    var place: Int {
      switch self {
      case .chunk(_, let place), .node(_, let place): place
      }
    }
    var size: Int {
      switch self {
      case .chunk(let chunk, _): chunk.size
      case .node(let node, _): node.size
      }
    }
    var digest: Digest {
      switch self {
      case .chunk(let chunk, _): chunk.digest
      case .node(let node, _): node.digest
      }
    }
  }

  /// Compares the datasets that two roots name.
  package init(from old: Digest?, to new: Digest, in workspace: Workspace) throws(StoreError) {
    var sides: [[Digest: [Entry]]] = [[:], [:]]
    var kept: [Kept] = []
    func add(_ entry: Entry, to side: Int) {
      if let twin = sides[1 - side][entry.digest]?.popLast() {
        let (before, after) = side == 0 ? (entry, twin) : (twin, entry)
        kept.append(Kept(oldPlace: before.place, newPlace: after.place, size: entry.size))
      } else {
        sides[side][entry.digest, default: []].append(entry)
      }
    }
    for (side, root) in [old, new].enumerated() {
      guard let root else { continue }
      add(.node(try workspace.node(root).reference(root), place: 0), to: side)
    }
    while true {
      let nodes = sides.map { side in
        side.values.joined().compactMap { entry in
          if case .node(let node, let place) = entry { (node: node, place: place) } else { nil }
        }
      }
      guard let largest = nodes.joined().map(\.node.chunks).max() else { break }
      for side in [0, 1] {
        for (node, start) in nodes[side] where node.chunks == largest {
          // Its twin may have been met since, on the other side.
          guard sides[side][node.digest]?.isEmpty == false else { continue }
          sides[side][node.digest]?.removeLast()
          var place = start
          switch try workspace.node(node.digest) {
          case .chunks(let chunks):
            for chunk in chunks {
              add(.chunk(chunk, place: place), to: side)
              place += chunk.size
            }
          case .nodes(let below):
            for node in below {
              add(.node(node, place: place), to: side)
              place += node.size
            }
          }
        }
      }
    }
    func chunks(_ side: Int) -> [(chunk: ChunkReference, place: Int)] {
      sides[side].values.joined().compactMap { entry in
        if case .chunk(let chunk, let place) = entry { (chunk, place) } else { nil }
      }.sorted { $0.place < $1.place }
    }
    let fresh = chunks(1)
    added = fresh.map(\.chunk)
    addedPlaces = fresh.map(\.place)
    removed = chunks(0).map(\.chunk)
    self.kept = kept.sorted { $0.newPlace < $1.newPlace }
  }
}
