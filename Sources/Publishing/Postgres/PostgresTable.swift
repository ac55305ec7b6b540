import Records

/// How a published table stands in PostgreSQL, and the statements that bring it up to date.
struct PostgresTable: Sendable {
  let name: String
  let schema: TableSchema
  /// The database schema that holds it.
  let namespace: String

  /// The table with its schema's name, quoted.
  var qualified: String { "\(Self.quoted(namespace)).\(Self.quoted(name))" }
  /// The rows to come, for this session alone.
  var staging: String { Self.quoted("demarche_\(name)") }

  private var key: [String] { schema.primaryKey.map(Self.quoted) }
  private var columns: [String] { schema.columns.map { Self.quoted($0.name) } }

  /// Column names and types, as `information_schema.columns` gives them.
  var shape: [[String?]] { schema.columns.map { [$0.name, Self.type($0.type)] } }

  private var definition: String {
    var parts = schema.columns.map { column in
      "\(Self.quoted(column.name)) \(Self.type(column.type))" + (column.isNullable ? "" : " NOT NULL")
    }
    if !key.isEmpty { parts.append("PRIMARY KEY (\(key.joined(separator: ", ")))") }
    return "(\n  \(parts.joined(separator: ",\n  "))\n)"
  }

  /// Makes the table with a comment for each column, and indexes.
  var creation: [String] {
    var statements = ["CREATE TABLE \(qualified) \(definition)"]
    statements.append("COMMENT ON TABLE \(qualified) IS \(Self.literal(schema.meaning))")
    for column in schema.columns {
      statements.append(
        "COMMENT ON COLUMN \(qualified).\(Self.quoted(column.name)) IS \(Self.literal(column.meaning))")
    }
    for column in schema.columns where SQLiteTable.isSought(column.name) && schema.primaryKey != [column.name]
    {
      statements.append("CREATE INDEX ON \(qualified) (\(Self.quoted(column.name)))")
    }
    return statements
  }

  var stagingCreation: String { "CREATE TEMPORARY TABLE \(staging) \(definition) ON COMMIT DROP" }
  var copy: String { "COPY \(staging) FROM STDIN" }

  /// Makes the table's rows those of the staging table, touching only rows that differ: readers are never locked
  /// out, and nothing that hangs on the table (grants, views) is lost.
  var switching: [String] {
    guard !key.isEmpty else {
      return ["DELETE FROM \(qualified)", "INSERT INTO \(qualified) SELECT * FROM \(staging)"]
    }
    let same = key.map { "new.\($0) = old.\($0)" }.joined(separator: " AND ")
    let others = columns.filter { !key.contains($0) }
    var insertion =
      "INSERT INTO \(qualified) AS old SELECT * FROM \(staging) ON CONFLICT (\(key.joined(separator: ", "))) "
    if others.isEmpty {
      insertion += "DO NOTHING"
    } else {
      let sets = others.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
      let olds = others.map { "old.\($0)" }.joined(separator: ", ")
      let news = others.map { "excluded.\($0)" }.joined(separator: ", ")
      insertion += "DO UPDATE SET \(sets) WHERE (\(olds)) IS DISTINCT FROM (\(news))"
    }
    return [
      "DELETE FROM \(qualified) AS old WHERE NOT EXISTS (SELECT FROM \(staging) AS new WHERE \(same))",
      insertion,
    ]
  }

  /// As `information_schema` names it.
  private static func type(_ type: ColumnType) -> String {
    switch type {
    case .string: "text"
    case .integer: "bigint"
    case .number: "double precision"
    case .boolean: "boolean"
    case .date: "date"
    case .datetime: "timestamp with time zone"
    case .array: "jsonb"
    }
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  static func literal(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
