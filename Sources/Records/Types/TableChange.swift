/// A row of a published table that differs from the publication before.
package struct TableChange: Record, Hashable {
  /// What became of a row.
  package enum Kind: String, Sendable, CaseIterable {
    case added, gone, changed
  }

  package var table = ""
  package var rowID = ""
  package var day = ""
  package var change = ""
  package var columns: [String] = []

  package init() {}

  package init(table: String, rowID: String, day: String, change: Kind, columns: [String] = []) {
    self.table = table
    self.rowID = rowID
    self.day = day
    self.change = change.rawValue
    self.columns = columns
  }

  package var id: String { rowID }

  package static let schema = RecordSchema<TableChange>(
    record: "TableChange", table: "changes",
    meaning: "Rows of articles, clusters and statements that differ from what was published before.",
    primaryKey: ["table_name", "row_id"],
    fields: [
      Field("table_name", \.table, "Table of the row.", example: "statements"),
      Field("row_id", \.rowID, "Value of the row's key.", example: "s3f1c0a9be82d47c6e01f50001a2b9c4d1"),
      Field(day: \.day, "Day of the row, as known at capture."),
      Field(
        "change", \.change, "What became of the row.", choices: Kind.allCases.map(\.rawValue),
        example: "added"),
      Field(
        "columns", \.columns, "Columns whose values differ; empty for a row that came or went.",
        example: "[\"cluster_id\"]"),
    ])
}
