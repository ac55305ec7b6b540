import Hashing

/// Where nodes end: behind a chunk or node whose last key hashes to a boundary, one in 64 on each level. A key that
/// ends a node ends the nodes below it too. So the tree depends on the set of records and never on history, and one
/// changed chunk changes one node on each level.
package enum NodeBoundary {
  private static let bits = 6

  /// How many levels of nodes end behind a chunk with this last key.
  package static func levels(endingBehind last: RecordKey) -> Int {
    Digest.of("node/1 \(last.day) \(last.id)").prefix.trailingZeroBitCount / bits
  }
}
