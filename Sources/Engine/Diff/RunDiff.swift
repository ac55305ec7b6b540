import Hashing
package import PipelineFile
import Records
import StageKit
import Store

/// What differs between the published rows of two runs, and which stages and parameters it comes from.
///
/// Computed from the datasets of the runs, by the chunks in which they differ: the published files need not be
/// kept, and a night's difference costs what the night brought.
package struct RunDiff: Sendable {
  /// How a table differs.
  package struct Table: Sendable {
    package let name: String
    package let counts: ChangeCounts
    package let rowsBefore: Int
    package let rowsAfter: Int
  }

  let pipeline: Pipeline
  let workspace: Workspace
  package let old: Int
  package let new: Int

  /// Throws if one of the runs is none of the pipeline's.
  package init(pipeline: Pipeline, workspace: Workspace, old: Int, new: Int) throws {
    for run in [old, new] where try workspace.journal.run(run)?.pipeline != pipeline.name {
      throw EngineError.unknownRun(run, pipeline: pipeline.name)
    }
    self.pipeline = pipeline
    self.workspace = workspace
    self.old = old
    self.new = new
  }

  /// The tables that differ, in the order in which they are published.
  package func tables() throws -> [Table] {
    try PublishedTables.of(pipeline).compactMap { table in
      let pairs = try pairs(of: table)
      let counts = try pairs.map { try difference($0, table).counts() }.reduce(ChangeCounts(), +)
      guard !counts.isNone else { return nil }
      return Table(
        name: table.name, counts: counts, rowsBefore: pairs.reduce(0) { $0 + ($1.old?.records ?? 0) },
        rowsAfter: pairs.reduce(0) { $0 + ($1.new?.records ?? 0) })
    }
  }

  /// Calls `body` with each row of a table that differs, until it gives false.
  package func forEachRow(of table: String, _ body: (DifferentRow) throws -> Bool) throws {
    guard let table = PublishedTables.of(pipeline).first(where: { $0.name == table }) else { return }
    let identity = RowIdentity(table.schema)
    var goesOn = true
    for pair in try pairs(of: table) where goesOn {
      try difference(pair, table).forEachChange { change in
        let row = DifferentRow(
          name: identity.shown(change.name), old: change.old, new: change.new,
          fields: try FieldChange.between(change.old ?? Self.nothing, change.new ?? Self.nothing))
        goesOn = try body(row)
        return goesOn
      }
    }
  }

  private static let nothing = Array("{}".utf8)

  private struct Pair {
    let old: DatasetReference?
    let new: DatasetReference?
  }

  private func pairs(of table: PublishedTable) throws -> [Pair] {
    let rows = PublishedRows(pipeline: pipeline, workspace: workspace)
    return zip(try rows.datasets(of: table, atRun: old), try rows.datasets(of: table, atRun: new)).map {
      Pair(old: $0, new: $1)
    }
  }

  private func difference(_ pair: Pair, _ table: PublishedTable) throws -> RowDifference {
    let runs = [old, new]
    do {
      let chunks =
        pair.old?.root == pair.new?.root
        ? ChunkDifference(from: Dataset([]), to: Dataset([]))
        : try ChunkDifference(from: pair.old?.root, to: pair.new?.root, in: workspace)
      return RowDifference(chunks, schema: table.schema) {
        do { return try workspace.lines(of: $0) } catch StoreError.missing(_) {
          throw EngineError.rowsCollected(runs: runs)
        }
      }
    } catch StoreError.missing(_) {
      throw EngineError.rowsCollected(runs: runs)
    }
  }

  func standing(_ stage: String, atRun run: Int) throws -> (row: StageRow, record: StageRecord)? {
    guard let row = try workspace.journal.stage(stage, pipeline: pipeline.name, atRun: run)?.row,
      let record = StageRecord(encoded: row.record)
    else { return nil }
    return (row, record)
  }
}

/// A row that differs between two runs.
package struct DifferentRow: Sendable {
  package let name: String
  /// The canonical lines; nil on the side where the row is not.
  package let old: [UInt8]?
  package let new: [UInt8]?
  /// The fields that differ; all of them for a row that is on one side only.
  package let fields: [FieldChange]
}
