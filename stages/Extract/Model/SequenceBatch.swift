/// Feature ids of many sequences in flat arrays, as training reads them.
package struct SequenceBatch {
  package let edgesPerToken: Int
  package var ids: [UInt32] = []
  /// Where each token's ids start, and the end of the last.
  package var offsets: [Int] = [0]
  package var edges: [Int32] = []
  /// Token ranges of the sequences within this batch.
  package var sequences: [Range<Int>] = []
  /// Index of each token in its text.
  package var tokens: [Int32] = []

  package init(edgesPerToken: Int) { self.edgesPerToken = edgesPerToken }

  mutating func append(_ token: Int, _ buffer: FeatureBuffer, _ rows: UnsafePointer<Int32>) {
    ids.append(contentsOf: UnsafeBufferPointer(start: buffer.ids, count: buffer.count))
    offsets.append(ids.count)
    edges.append(contentsOf: UnsafeBufferPointer(start: rows, count: edgesPerToken))
    tokens.append(Int32(token))
  }
}
