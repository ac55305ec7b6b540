import Records

/// A Frictionless Table Schema from a table's columns.
enum TableSchemaDocument {
  /// A column that names a row of another resource.
  struct Reference {
    let column: String
    let resource: String
  }

  static func tree(_ schema: TableSchema, references: [Reference] = []) -> JSONTree {
    var members: [(String, JSONTree)] = [
      ("fields", .array(schema.columns.map(field))), ("missingValues", .strings([""])),
    ]
    if !schema.primaryKey.isEmpty { members.append(("primaryKey", .strings(schema.primaryKey))) }
    if !references.isEmpty { members.append(("foreignKeys", .array(references.map(foreignKey)))) }
    return .object(members)
  }

  private static func foreignKey(_ reference: Reference) -> JSONTree {
    .object([
      ("fields", .strings([reference.column])),
      (
        "reference",
        .object([("resource", .string(reference.resource)), ("fields", .strings([reference.column]))])
      ),
    ])
  }

  private static func field(_ column: Column) -> JSONTree {
    var constraints: [(String, JSONTree)] = []
    // An empty string is published as null, so a string may be missing though its record always has one.
    if !column.isNullable, column.type != .string || !column.choices.isEmpty {
      constraints.append(("required", .boolean(true)))
    }
    if !column.choices.isEmpty { constraints.append(("enum", .strings(column.choices))) }
    var members: [(String, JSONTree)] = [
      ("name", .string(column.name)), ("type", .string(column.type.rawValue)),
      ("description", .string(column.meaning)),
    ]
    if !column.example.isEmpty {
      members.append(("example", JSONSchema.example(column) ?? .string(column.example)))
    }
    if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
    return .object(members)
  }
}
