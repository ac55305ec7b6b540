import Hashing
import PipelineFile
import Publishing
import Records
import StageKit
import Store

/// The table of rows that differ from what readers saw before: a changelog from one publication to the next.
///
/// Written as it is found, so memory stays bounded whatever the number of changes. Summary tables are not in it, as one
/// statement changes a row in each, nor rejects, which have no key.
struct ChangeTable {
  static let table = PublishedTable(
    name: TableChange.schema.table.table, schema: TableChange.schema.table, sources: [])

  /// Folder, in that of the publication, of what tells of the run and not of the data.
  static let folder = "run"
  private static let rowsAtOnce = 512

  let workspace: Workspace
  let tables: [(table: PublishedTable, datasets: [DatasetReference])]
  /// The datasets of the tables as they were published before, in the same order; nil if nothing was.
  let before: [[DatasetReference?]]?
  /// Hears of tables whose changes cannot be told.
  let notice: (String) -> Void

  /// The names of the changelog's files.
  static func files(formats: [PublishFormat]) -> [TableFile] { TableFile.files(of: table, formats: formats) }

  /// Writes the changelog in each of some forms.
  func write(_ files: [TableFile], to folder: String) throws -> [PublishedFile] {
    var rows: [UInt8] = []
    var count = 0
    var writers: [ChangeFile] = []
    try Files.makeFolder("\(folder)/\(Self.folder)")
    for file in files { writers.append(try ChangeFile(file, in: folder)) }
    func flush() throws {
      for writer in writers { try writer.write(ChunkLines(rows)) }
      rows = []
    }
    try forEachChange { change in
      rows += change.canonicalLine + [0x0A]
      count += 1
      if count % Self.rowsAtOnce == 0 { try flush() }
    }
    try flush()
    let published = try writers.map { try $0.finish(rows: count) }
    try Files.syncFolder("\(folder)/\(Self.folder)")
    return published
  }

  private func forEachChange(_ body: (TableChange) throws -> Void) throws {
    guard let before else { return }
    for (index, (table, datasets)) in tables.enumerated() where Self.isCovered(table) {
      for (old, new) in zip(before[index], datasets) where old?.root != new.root {
        // What was published before may have been collected since, or be damaged, and no run makes it anew.
        guard let chunks = try? ChunkDifference(from: old?.root, to: new.root, in: workspace),
          chunks.gone.allSatisfy({ (try? workspace.lines(of: $0)) != nil })
        else {
          notice("what table \(table.name) held before is lost: run/changes does not tell what changed in it")
          continue
        }
        let difference = RowDifference(chunks, schema: table.schema) { try workspace.lines(of: $0) }
        let identity = RowIdentity(table.schema)
        try difference.forEachChange { row in
          guard let line = row.new ?? row.old else { return true }
          try body(
            TableChange(
              table: table.name, rowID: identity.shown(row.name), day: RecordLabel(line: line).day,
              change: row.old == nil ? .added : row.new == nil ? .gone : .changed,
              columns: try Self.columns(row)))
          return true
        }
      }
    }
  }

  private static func columns(_ row: RowChange) throws -> [String] {
    guard let old = row.old, let new = row.new else { return [] }
    return try FieldChange.between(old, new).map(\.name)
  }

  private static func isCovered(_ table: PublishedTable) -> Bool {
    table.schema.record != "Summary" && !table.schema.primaryKey.isEmpty
  }
}

/// A file of the changelog that is being written.
private final class ChangeFile {
  private let file: TableFile
  private let name: String
  private var writer: DurableWriter

  init(_ file: TableFile, in folder: String) throws {
    self.file = file
    name = "\(ChangeTable.folder)/\(file.name)"
    writer = try DurableWriter(path: "\(folder)/\(name)")
    try writer.write(file.head)
  }

  func write(_ lines: ChunkLines) throws { try writer.write(file.fragment(of: lines)) }

  func finish(rows: Int) throws -> PublishedFile {
    try writer.write(file.tail)
    let size = writer.size
    return PublishedFile(
      name: name, size: size, digest: try writer.finish(), table: file.table, rows: rows)
  }
}
