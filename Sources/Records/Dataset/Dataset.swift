/// The chunks of a dataset, in order, out of its tree: for work that looks at every record anyway.
package struct Dataset: Hashable, Sendable {
  package let chunks: [ChunkReference]

  package init(_ chunks: [ChunkReference]) { self.chunks = chunks }

  /// Number of records.
  package var count: Int { chunks.reduce(0) { $0 + $1.count } }
}
