import Hashing
import Publishing
import Records
import StageKit
import Store

extension Publisher {
  /// Writes the database of all tables.
  func database(
    of tables: [(table: PublishedTable, datasets: [DatasetReference])], to folder: String
  ) throws -> PublishedFile {
    let path = "\(folder)/\(SQLiteFile.name)"
    let sources = tables.map { SQLiteSource(name: $0.table.name, schema: $0.table.schema) }
    let file = try SQLiteFile(path: path, tables: sources)
    for (table, datasets) in tables {
      for dataset in datasets {
        for chunk in try workspace.dataset(dataset.root).chunks {
          try file.add(try workspace.lines(of: chunk), to: table.name)
        }
      }
    }
    try file.finish()
    let sealed = try Files.seal(path)
    return PublishedFile(
      name: SQLiteFile.name, size: sealed.size, digest: sealed.digest, table: nil, rows: 0)
  }
}
