package import Postgres
package import Records

/// Brings the tables of a database schema up to date, in one transaction: readers see one publication or the
/// other. Everything is undone if it does not come to `finish`.
package struct PostgresLoad: ~Copyable {
  private let connection: PostgresConnection
  private let namespace: String

  /// Connects to the address and begins.
  package init(_ address: String, schema namespace: String) throws(PostgresError) {
    connection = try PostgresConnection(address)
    self.namespace = namespace
  }

  /// Name of the table that says which publication the others hold.
  private var mark: String {
    "\(PostgresTable.quoted(namespace)).\(PostgresTable.quoted("demarche_publication"))"
  }

  /// Whether the schema holds the publication of that key.
  package func holds(_ key: String, of pipeline: String) throws(PostgresError) -> Bool {
    let there = try connection.rows(
      "SELECT 1 FROM information_schema.tables WHERE table_schema = $1 AND table_name = 'demarche_publication'",
      [namespace])
    guard !there.isEmpty else { return false }
    return try !connection.rows("SELECT 1 FROM \(mark) WHERE pipeline = $1 AND key = $2", [pipeline, key])
      .isEmpty
  }

  /// Begins the transaction.
  package func begin() throws(PostgresError) {
    try connection.execute("BEGIN")
    try connection.execute("CREATE SCHEMA IF NOT EXISTS \(PostgresTable.quoted(namespace))")
    try connection.execute(
      "CREATE TABLE IF NOT EXISTS \(mark) (pipeline text PRIMARY KEY, key text NOT NULL, run text NOT NULL)")
    // Two pipelines that load into one schema take turns.
    try connection.execute("LOCK TABLE \(mark) IN SHARE ROW EXCLUSIVE MODE")
  }

  /// Loads a table: `rows` is asked for one chunk after the other until it has none. A table of other columns than
  /// today's is made anew.
  package func load(
    _ name: String, _ schema: TableSchema, rows next: () throws -> ChunkLines?
  ) throws {
    let table = PostgresTable(name: name, schema: schema, namespace: namespace)
    let shape = try connection.rows(
      "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 "
        + "ORDER BY ordinal_position", [namespace, name])
    if shape != table.shape {
      if !shape.isEmpty { try connection.execute("DROP TABLE \(table.qualified)") }
      for statement in table.creation { try connection.execute(statement) }
    }
    try connection.execute(table.stagingCreation)
    try connection.beginCopy(table.copy)
    let form = CopyRows(schema: schema)
    while let lines = try next() { try connection.send(try form.rows(lines)) }
    try connection.endCopy()
    for statement in table.switching { try connection.execute(statement) }
  }

  /// Marks the schema as holding the publication, and makes all of it visible.
  package func finish(_ key: String, of pipeline: String, run: String) throws(PostgresError) {
    try connection.execute("DELETE FROM \(mark)")
    _ = try connection.rows("INSERT INTO \(mark) VALUES ($1, $2, $3)", [pipeline, key, run])
    try connection.execute("COMMIT")
  }
}
