import Foundation
import GRDB
import Hashing

/// What a row says of its own content: SQLite finds a page that makes no sense, but not a letter that became another.
enum RowSum {
  /// The columns that are summed up, of each table that has sums.
  static let columns: [String: [String]] = [
    "action": ["key", "result"], "block": ["key", "result"], "stage_result": ["key", "result"],
    "capture": ["pipeline", "stage", "run", "ledger", "result"],
    "publication": ["pipeline", "run", "key", "name", "record"],
    "run_stage": ["run", "stage", "recipe", "key", "record"],
  ]

  /// The sum of a row's values, those of `columns` in their order.
  static func of(_ table: String, _ values: [any DatabaseValueConvertible]) -> Int64 {
    var frame = Frame(kind: "row/1")
    for (column, value) in zip(columns[table] ?? [], values) { add(value.databaseValue, column, to: &frame) }
    return finish(frame, table)
  }

  /// Whether a row, with all of its columns or those that count, is as it was written. One that was written before
  /// there were sums is taken to be.
  static func holds(_ row: Row, of table: String) -> Bool {
    guard let names = columns[table], let sum = row["sum"] as Int64? else { return true }
    var frame = Frame(kind: "row/1")
    for name in names {
      guard row.hasColumn(name) else { return false }
      add(row[name] as DatabaseValue, name, to: &frame)
    }
    return finish(frame, table) == sum
  }

  private static func add(_ value: DatabaseValue, _ column: String, to frame: inout Frame) {
    switch value.storage {
    case .blob(let data): frame.add(column, bytes: Array(data))
    case .string(let text): frame.add(column, text)
    case .int64(let number): frame.add(column, String(number))
    case .double, .null: frame.add(column, "")
    }
  }

  private static func finish(_ frame: Frame, _ table: String) -> Int64 {
    var frame = frame
    frame.add("table", table)
    return Int64(bitPattern: frame.digest.prefix)
  }
}
