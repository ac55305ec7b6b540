import GRDB

extension Journal {
  /// What a damaged journal holds that cannot be computed again, each table with the columns of its key. Results
  /// are not among it: they cost time only, and a row of a damaged page might say what was never true.
  private static let precious: [(table: String, key: String)] = [
    ("run", "id"), ("recipe", "digest"), ("run_stage", "run, position"), ("capture", "pipeline, stage, run"),
    ("capture_log", "pipeline, stage, run"), ("publication", "pipeline, run"), ("pin", "run"),
  ]

  /// Takes over what can still be read of a damaged journal: history, snapshots and publications, from both ends of
  /// each table up to the damage. Gives the number of rows.
  func salvage(from path: String) -> Int {
    var configuration = Configuration()
    configuration.readonly = true
    guard let damaged = try? DatabaseQueue(path: path, configuration: configuration) else { return 0 }
    var rows = 0
    for (table, key) in Self.precious {
      let columns = key.split(separator: ",").map { "\($0) DESC" }.joined(separator: ",")
      for order in [key, columns] {
        // What stops a scan is the damage itself.
        rows += (try? copy(table, by: order, from: damaged)) ?? 0
      }
    }
    return rows
  }

  private func copy(_ table: String, by order: String, from damaged: DatabaseQueue) throws -> Int {
    try damaged.unsafeRead { old in
      let cursor = try Row.fetchCursor(old, sql: "SELECT * FROM \(table) ORDER BY \(order)")
      return try database.write { new in
        var rows = 0
        while let row = try? cursor.next() {
          guard RowSum.holds(row, of: table) else { continue }
          let places = Array(repeating: "?", count: row.count).joined(separator: ", ")
          let columns = row.columnNames.joined(separator: ", ")
          let statement = try new.cachedStatement(
            sql: "INSERT OR IGNORE INTO \(table) (\(columns)) VALUES (\(places))")
          // A row that refers to one that is lost is lost with it.
          guard (try? statement.execute(arguments: StatementArguments(row.databaseValues))) != nil else {
            continue
          }
          rows += new.changesCount
        }
        return rows
      }
    }
  }
}
