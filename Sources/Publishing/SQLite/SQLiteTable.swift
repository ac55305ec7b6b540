package import Records

/// How a published table stands in the database: a strict table with a column for each of its own.
///
/// Text, dates, times and lists (as their JSON) are TEXT; true and false are 1 and 0, as SQLite has no other.
struct SQLiteTable: Sendable {
  let name: String
  let schema: TableSchema
  /// Tables of the same database, by the column that names their rows.
  let references: [String: String]

  init(name: String, schema: TableSchema, among tables: [SQLiteSource]) {
    self.name = name
    self.schema = schema
    var references: [String: String] = [:]
    for table in tables where table.name != name && table.schema.primaryKey.count == 1 {
      let key = table.schema.primaryKey[0]
      guard key.hasSuffix("_id") else { continue }
      // A column that names rows of several tables refers to the one that comes first in the order of the data.
      if schema.primaryKey != [key], references[key] == nil { references[key] = table.name }
    }
    self.references = references.filter { key, _ in schema.columns.contains { $0.name == key } }
  }

  /// The statement that makes the table.
  var creation: String {
    var parts = schema.columns.map { column in
      var text = "\(Self.quoted(column.name)) \(Self.type(column.type))"
      if !column.isNullable { text += " NOT NULL" }
      if column.type == .boolean { text += " CHECK (\(Self.quoted(column.name)) IN (0, 1))" }
      return text
    }
    if !schema.primaryKey.isEmpty {
      parts.append("PRIMARY KEY (\(schema.primaryKey.map(Self.quoted).joined(separator: ", ")))")
    }
    for (column, table) in references.sorted(by: { $0.key < $1.key }) {
      let name = Self.quoted(column)
      parts.append("FOREIGN KEY (\(name)) REFERENCES \(Self.quoted(table)) (\(name))")
    }
    return "CREATE TABLE \(Self.quoted(name)) (\n  \(parts.joined(separator: ",\n  "))\n) STRICT"
  }

  /// The statement that adds a row, a placeholder for each column.
  var insertion: String {
    let places = Array(repeating: "?", count: schema.columns.count).joined(separator: ", ")
    return "INSERT INTO \(Self.quoted(name)) VALUES (\(places))"
  }

  /// The statements that make indexes of the columns that people filter and join by.
  var indexes: [String] {
    schema.columns.filter { Self.isSought($0.name) && schema.primaryKey != [$0.name] }.map { column in
      let index = Self.quoted("\(name)_by_\(column.name)")
      return "CREATE INDEX \(index) ON \(Self.quoted(name)) (\(Self.quoted(column.name)))"
    }
  }

  /// The columns that are searched as full text; none for a table without prose.
  var prose: [String] {
    guard schema.columns.contains(where: { $0.name == "text" }) else { return [] }
    return schema.columns.map(\.name).filter { ["title", "speaker_name", "text"].contains($0) }
  }

  /// The statements that make the full-text table `<name>_fts` over the rows that are there (SQLite's FTS5, with
  /// the rows themselves as its content, so that texts stand in the file once).
  var fullText: [String] {
    guard !prose.isEmpty else { return [] }
    let index = Self.quoted(name + "_fts")
    let columns = prose.map(Self.quoted).joined(separator: ", ")
    return [
      "CREATE VIRTUAL TABLE \(index) USING fts5 (\(columns), content=\(Self.quoted(name)), "
        + "tokenize='unicode61 remove_diacritics 2')",
      "INSERT INTO \(index) (\(index)) VALUES ('rebuild')",
    ]
  }

  private static func type(_ type: ColumnType) -> String {
    switch type {
    case .string, .date, .datetime, .array: "TEXT"
    case .integer, .boolean: "INTEGER"
    case .number: "REAL"
    }
  }

  static func isSought(_ column: String) -> Bool {
    [
      "cluster_id", "article_id", "actor", "speaker_name", "speaker_country", "act", "statement_date",
      "outlet",
      "published_date", "target", "topic",
    ].contains(column)
  }

  static func quoted(_ name: String) -> String { "\"\(name)\"" }
}

/// A table that goes into the database.
package struct SQLiteSource: Sendable {
  package let name: String
  package let schema: TableSchema

  package init(name: String, schema: TableSchema) {
    self.name = name
    self.schema = schema
  }
}
