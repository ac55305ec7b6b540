import GRDB
package import Records

/// `statements.sqlite`: all tables of a publication in one database, typed, indexed, with a full-text table.
///
/// Written whole into a new file, in the order in which the tables and their chunks are given, in one transaction
/// each: a reader of the published folder never sees a part. The same tables give the same rows in the same order;
/// the file's bytes also depend on the version of SQLite.
package final class SQLiteFile {
  /// The file's name in the published folder.
  package static let name = "statements.sqlite"

  private let database: DatabaseQueue
  private let tables: [SQLiteTable]

  /// Makes the file, which must not exist, with an empty table for each source.
  package init(path: String, tables sources: [SQLiteSource]) throws(PublishingError) {
    tables = sources.map { SQLiteTable(name: $0.name, schema: $0.schema, among: sources) }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      // The file is forced to the disk once, when it is whole.
      try database.execute(
        sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
    }
    let tables = self.tables
    database = try Self.telling {
      let database = try DatabaseQueue(path: path, configuration: configuration)
      try database.write { database in
        for table in tables { try database.execute(sql: table.creation) }
      }
      return database
    }
  }

  /// Adds the rows of a chunk to a table.
  package func add(_ lines: ChunkLines, to name: String) throws(PublishingError) {
    guard let table = tables.first(where: { $0.name == name }) else { return }
    do {
      try database.write { database in
        let statement = try database.cachedStatement(sql: table.insertion)
        try lines.forEachLine { (range) throws(any Error) in
          try statement.setArguments(StatementArguments(Self.values(lines, range, of: table.schema)))
          try statement.execute()
        }
      }
    } catch let error as PublishingError {
      throw error
    } catch {
      throw .database(file: Self.name, problem: Self.problem(error))
    }
  }

  /// Makes the indexes and the full-text tables. Nothing can be added afterwards.
  package func finish() throws(PublishingError) {
    let tables = self.tables
    try Self.telling {
      try database.write { database in
        for table in tables {
          for index in table.indexes + table.fullText { try database.execute(sql: index) }
        }
      }
      try database.close()
    }
  }

  /// The values of a canonical line in the order of the columns.
  private static func values(
    _ lines: ChunkLines, _ range: Range<Int>, of schema: TableSchema
  ) throws(PublishingError) -> [(any DatabaseValueConvertible)?] {
    var values: [(any DatabaseValueConvertible)?] = []
    values.reserveCapacity(schema.columns.count)
    try LineColumns(schema: schema).forEach(lines, range) { (_, column, reader) throws(JSONError) in
      values.append(try value(&reader, column.type, lines))
    }
    return values
  }

  private static func value(
    _ reader: inout JSONReader, _ type: ColumnType, _ lines: ChunkLines
  ) throws(JSONError) -> (any DatabaseValueConvertible)? {
    if reader.takeNull() { return nil }
    switch type {
    case .string, .date, .datetime: return try reader.string()
    case .integer: return try reader.integer()
    case .number: return try reader.number()
    case .boolean: return try reader.boolean()
    case .array: return String(decoding: lines.bytes[try reader.skip()], as: UTF8.self)
    }
  }

  private static func telling<Value>(_ body: () throws -> Value) throws(PublishingError) -> Value {
    do { return try body() } catch { throw .database(file: name, problem: problem(error)) }
  }

  private static func problem(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? String(describing: error)
  }
}
