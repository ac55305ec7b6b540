import Records

/// Reads the members of canonical lines of a table, which are its columns, in their order.
struct LineColumns {
  let schema: TableSchema

  /// Calls `value` with the reader before the value of each column of a line; it must read that value. Throws, with the
  /// column, if the line is none of the table's.
  func forEach(
    _ lines: ChunkLines, _ range: Range<Int>,
    _ value: (_ index: Int, _ column: Column, _ reader: inout JSONReader) throws(JSONError) -> Void
  ) throws(PublishingError) {
    var reader = JSONReader(lines.bytes, in: range)
    var index = 0
    do throws(JSONError) {
      try reader.beginObject()
      var first = true
      while index < schema.columns.count {
        let column = schema.columns[index]
        guard try reader.nextName(first: &first) == column.name else {
          throw JSONError(.missing(column.name), at: reader.position)
        }
        try value(index, column, &reader)
        index += 1
      }
    } catch {
      let name = index < schema.columns.count ? schema.columns[index].name : nil
      throw .notOfSchema(table: schema.table, column: name, offset: reader.position)
    }
  }
}
