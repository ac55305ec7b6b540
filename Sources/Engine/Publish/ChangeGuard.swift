package import PipelineFile
import Records
import Store

/// A run that would change more of what is published than the pipeline allows.
package struct ChangeRefusal: Hashable, Sendable {
  package struct Table: Hashable, Sendable {
    package let name: String
    package let counts: ChangeCounts
    /// Rows that readers see now.
    package let rows: Int
  }

  package let run: Int
  /// The run whose outputs stay.
  package let published: Int
  package let limit: Threshold
  /// Where the limit stands in the pipeline file.
  package let place: String
  package let pipelineFile: String
  /// The tables that would change too much.
  package let tables: [Table]
}

/// Compares what would be published with what readers see, and refuses to go on if too much would change or go.
///
/// Each table counts for itself, so that a table which loses everything does not hide behind a larger one. Summary
/// tables and rejects do not count: of the first, one new statement changes a row in each.
struct ChangeGuard {
  let pipeline: Pipeline
  let target: Publication
  let workspace: Workspace

  /// Throws `changeRefused`. Where what is published can no longer be read, nothing can be compared and nothing is
  /// refused.
  func check(_ results: [String: StageResult], run: Int, since published: PublicationRow) throws {
    guard let limit = target.maxChange else { return }
    let shown = PublishedRows(pipeline: pipeline, workspace: workspace)
    var refused: [ChangeRefusal.Table] = []
    for table in PublishedTables.of(pipeline) where Self.counts(table) {
      let before = try shown.datasets(of: table, atRun: published.run)
      let after = table.sources.map { results[$0.stage]?.outputs[$0.port] }
      let rows = before.reduce(0) { $0 + ($1?.records ?? 0) }
      guard let counts = try? counts(table, before, after),
        limit.isExceeded(by: counts.changed + counts.removed, of: rows)
      else { continue }
      refused.append(ChangeRefusal.Table(name: table.name, counts: counts, rows: rows))
    }
    guard !refused.isEmpty else { return }
    throw EngineError.changeRefused(
      ChangeRefusal(
        run: run, published: published.run, limit: limit, place: "\(pipeline.file):\(target.maxChangeMark)",
        pipelineFile: pipeline.file, tables: refused))
  }

  private static func counts(_ table: PublishedTable) -> Bool {
    table.schema.record != "Summary" && table.schema.record != Reject.schema.table.record
  }

  private func counts(
    _ table: PublishedTable, _ before: [DatasetReference?], _ after: [DatasetReference?]
  ) throws -> ChangeCounts {
    try zip(before, after).map { old, new in
      guard old?.root != new?.root else { return ChangeCounts() }
      let chunks = try ChunkDifference(from: old?.root, to: new?.root, in: workspace)
      return try RowDifference(chunks, schema: table.schema) { try workspace.lines(of: $0) }.counts()
    }.reduce(ChangeCounts(), +)
  }
}
