import Hashing
import Records
import Store
import Synchronization

/// How a dataset differs from what it was.
package struct DatasetChange: Hashable, Sendable {
  package let changedChunks: Int
  package let chunks: Int
  package let records: Int
  package let recordsBefore: Int
  /// Bytes of the chunks that are new, uncompressed.
  package let newBytes: Int
  /// The rows that differ; nil if what the dataset was is no longer kept.
  package let rows: ChangeCounts?

  package var text: String {
    let chunkText = "\(changedChunks) of \(chunks) chunks"
    if let rows { return "\(rows.text); \(records) records in all, \(chunkText)" }
    let difference = records - recordsBefore
    let more =
      difference == 0 ? "as many records" : "\(abs(difference)) \(difference > 0 ? "more" : "fewer") records"
    return "\(chunkText) changed, \(more) (\(records))"
  }
}

/// Tells how datasets changed, each pair of roots once: what several stages read is compared one time.
final class DatasetChanges: Sendable {
  private struct Pair: Hashable {
    let old: Digest
    let new: Digest
  }

  private let workspace: Workspace
  private let known = Mutex<[Pair: DatasetChange]>([:])

  init(workspace: Workspace) { self.workspace = workspace }

  /// The change from what an old root names. Rows are counted as far as both contents are kept: what is lost
  /// costs the explanation its numbers, and never stops a run.
  func change(from old: Digest, to new: Digest, schema: TableSchema) -> DatasetChange {
    let pair = Pair(old: old, new: new)
    if let change = known.withLock({ $0[pair] }) { return change }
    let before = try? workspace.node(old).reference(old)
    let after = try? workspace.node(new).reference(new)
    let chunks = before == nil ? nil : try? ChunkDifference(from: old, to: new, in: workspace)
    let rows = chunks.flatMap { chunks in
      try? RowDifference(chunks, schema: schema) { [workspace] in try workspace.lines(of: $0) }.counts()
    }
    let change = DatasetChange(
      changedChunks: chunks?.come.count ?? after?.chunks ?? 0, chunks: after?.chunks ?? 0,
      records: after?.count ?? 0, recordsBefore: before?.count ?? 0,
      newBytes: chunks?.come.reduce(0) { $0 + $1.size } ?? after?.size ?? 0, rows: rows)
    known.withLock { $0[pair] = change }
    return change
  }

  /// Bytes of all chunks of a dataset, uncompressed.
  func bytes(of root: Digest) -> Int { (try? workspace.node(root).reference(root).size) ?? 0 }
}
