import Records

/// A small table with a column of each type.
let allTypes = TableSchema(
  record: "Sample", table: "samples", meaning: "Samples.",
  columns: [
    Column("id", .string, "Identifier.", example: "s1"),
    Column("text", .string, nullable: true, "Words, a | b."),
    Column("count", .integer, nullable: true, "How many.", example: "3"),
    Column("score", .number, nullable: true, "How good.", example: "-0.5"),
    Column("flag", .boolean, nullable: true, "Whether."),
    Column("day", .date, nullable: true, "When.", example: "2031-03-14"),
    Column("kind", .string, nullable: true, "Which.", choices: ["red", "green"]),
    Column("tags", .array, "Tags.", example: "[\"a\"]"),
  ], primaryKey: ["id"])

/// A canonical line of a one-column table whose value is a text.
func textLine(_ text: String) -> ChunkLines {
  var writer = JSONWriter()
  writer.beginObject()
  writer.name("text")
  writer.string(text)
  writer.endObject()
  writer.endLine()
  return ChunkLines(writer.take())
}

let textTable = TableSchema(
  record: "Text", table: "texts", meaning: "Texts.",
  columns: [Column("text", .string, nullable: true, "Words.")], primaryKey: [])
