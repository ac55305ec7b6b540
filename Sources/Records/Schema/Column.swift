/// How a column's values are typed in every published form.
package enum ColumnType: String, Sendable, CaseIterable {
  case string, integer, number, boolean
  /// RFC 3339 full-date: 2025-03-14.
  case date
  /// RFC 3339 date-time in UTC: 2025-03-14T18:02:00Z.
  case datetime
  /// A JSON array; in CSV, its canonical JSON as a string.
  case array
}

/// One column of a published table, as the data dictionary describes it.
package struct Column: Hashable, Sendable {
  package let name: String
  package let type: ColumnType
  package let isNullable: Bool
  /// What a value means, in one or two sentences.
  package let meaning: String
  /// The values there can be, where they are a closed list; empty where they are not.
  package let choices: [String]
  /// A value as it would stand in CSV.
  package let example: String
  /// Schema version that brought the column.
  package let since: String

  package init(
    _ name: String, _ type: ColumnType, nullable: Bool = false, _ meaning: String, choices: [String] = [],
    example: String = "", since: String = "1.0"
  ) {
    self.name = name
    self.type = type
    self.isNullable = nullable
    self.meaning = meaning
    self.choices = choices
    self.example = example
    self.since = since
  }
}

/// The shape of a dataset: what its records are called and which columns they have, in order.
package struct TableSchema: Hashable, Sendable {
  /// The record type ("Statement"): what a stage's input must match.
  package let record: String
  /// The name of the published table ("statements").
  package let table: String
  package let meaning: String
  package let columns: [Column]
  /// Columns that together name a row; none for tables without a key.
  package let primaryKey: [String]

  package init(record: String, table: String, meaning: String, columns: [Column], primaryKey: [String]) {
    self.record = record
    self.table = table
    self.meaning = meaning
    self.columns = columns
    self.primaryKey = primaryKey
  }
}
