package import Records

/// JSON Schemas (draft 2020-12) of the lines of the published tables.
package enum JSONSchema {
  /// The schema of a table's lines. Members beyond the columns are allowed, as a minor version may bring some.
  package static func forRecord(_ table: TableSchema) -> [UInt8] {
    JSONTree.object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("$id", .string("urn:demarche:schema:\(SchemaVersion.current):\(name(of: table))")),
      ("title", .string(name(of: table))), ("description", .string(table.meaning)),
      ("type", .string("object")), ("required", .strings(table.columns.map(\.name))),
      ("properties", .object(table.columns.map { ($0.name, property($0)) })),
    ]).indented
  }

  /// What a table's schema is called: its record type ("statement"), or the table where several share one.
  package static func name(of table: TableSchema) -> String {
    if table.record == "Summary" { return table.table }
    var result = ""
    for scalar in table.record.unicodeScalars {
      if scalar.properties.isUppercase, !result.isEmpty { result += "_" }
      result += scalar.properties.lowercaseMapping
    }
    return result
  }

  private static func property(_ column: Column) -> JSONTree {
    let type: String
    var format: String?
    switch column.type {
    case .string, .integer, .number, .boolean, .array: type = column.type.rawValue
    case .date: (type, format) = ("string", "date")
    case .datetime: (type, format) = ("string", "date-time")
    }
    var members: [(String, JSONTree)] = [
      ("type", column.isNullable ? .strings([type, "null"]) : .string(type)),
      ("description", .string(column.meaning)),
    ]
    if let format { members.append(("format", .string(format))) }
    if !column.choices.isEmpty {
      let choices = column.choices.map { JSONTree.string($0) }
      members.append(("enum", .array(choices + (column.isNullable ? [.null] : []))))
    }
    if let example = example(column) { members.append(("examples", .array([example]))) }
    return .object(members)
  }

  /// A column's example as a value of its type; nil if it has none.
  static func example(_ column: Column) -> JSONTree? {
    guard !column.example.isEmpty else { return nil }
    switch column.type {
    case .string, .date, .datetime: return .string(column.example)
    case .integer, .number, .boolean, .array:
      let bytes = Array(column.example.utf8)
      var reader = JSONReader(bytes)
      guard (try? reader.skip()) != nil, reader.atEnd() else { return nil }
      return .raw(bytes)
    }
  }
}
