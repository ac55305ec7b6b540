import Records
import StageKit

/// The record types that a command reads and writes.
struct CommandShape: Sendable {
  /// Name of the one input and of the one output.
  static let port = "records"

  static let columnParameters = [
    Parameter(required: "name", .text, "Name of the column."),
    Parameter(
      "type", .choice(ColumnType.allCases.map(\.rawValue)), default: .text("string"), "Type of its values."),
    Parameter("meaning", .text, default: .text(""), "What a value means."),
  ]

  private static let known = [Document.schema.table, Article.schema.table, Statement.schema.table]

  /// What it writes.
  let table: TableSchema
  private let isOwn: Bool

  init(_ parameters: Parameters) {
    let record = parameters.optionalText("output") ?? parameters.text("input")
    let columns = parameters.records("columns").map { column in
      Column(
        column.text("name"), ColumnType(rawValue: column.text("type")) ?? .string, nullable: true,
        column.text("meaning"))
    }
    isOwn = !columns.isEmpty
    if !isOwn, let table = Self.known.first(where: { $0.record == record }) {
      self.table = table
    } else {
      table = TableSchema(
        record: record, table: parameters.optionalText("table") ?? record.lowercased(),
        meaning: "Records that a command wrote.", columns: columns,
        primaryKey: columns.first { $0.name != "day" }.map { [$0.name] } ?? [])
    }
  }

  /// Throws what a person has to change.
  func check() throws(ParameterProblem) {
    let isKnown = Self.known.contains { $0.record == table.record }
    if isOwn, isKnown {
      throw ParameterProblem(
        parameter: "columns", "record type \(table.record) has columns already; give another name in `output`"
      )
    }
    if !isOwn, !isKnown {
      throw ParameterProblem(
        parameter: "output",
        "record type '\(table.record)' is not one of \(Self.known.map(\.record).joined(separator: ", ")); "
          + "describe it with `columns`")
    }
    guard let key = table.primaryKey.first else {
      throw ParameterProblem(parameter: "columns", "a column that identifies the record is missing")
    }
    if let column = table.columns.first(where: { $0.name == key }), column.type != .string {
      throw ParameterProblem(
        parameter: "columns", "column '\(key)' identifies the record, so its type must be string")
    }
    let names = table.columns.map(\.name)
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw ParameterProblem(parameter: "columns", "column '\(twice)' is there twice")
    }
    let letters = table.table.utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: "_")
    }
    if table.table.isEmpty || !letters {
      throw ParameterProblem(parameter: "table", "a table's name is made of lower-case letters and _")
    }
  }
}
