/// One field of a record type: its column, and how its value is written and read.
package struct Field<Root: Record>: Sendable {
  package let column: Column
  /// Writes the value of the record at an address.
  let write: @Sendable (UnsafePointer<Root>, inout JSONWriter) -> Void
  let read: @Sendable (inout Root, inout JSONReader) throws(JSONError) -> Void

  /// A field kept at `path`. `type` refines the column type of text (date, datetime).
  package init<Value: FieldValue>(
    _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ meaning: String,
    type: ColumnType? = nil, choices: [String] = [], example: String = "", since: String = "1.0"
  ) {
    column = Column(
      name, type ?? Value.columnType, nullable: Value.isNullable, meaning, choices: choices, example: example,
      since: since)
    // A stored property is read in place: a key path would have its way looked up anew for each record.
    if let offset = MemoryLayout<Root>.offset(of: path) {
      write = { record, writer in
        (UnsafeRawPointer(record) + offset).assumingMemoryBound(to: Value.self).pointee.write(to: &writer)
      }
    } else {
      write = { record, writer in record.pointee[keyPath: path].write(to: &writer) }
    }
    read = { (record, reader) throws(JSONError) in record[keyPath: path] = try Value.read(from: &reader) }
  }

  /// The field `day`, a date that is kept as text: empty in the record is null in every written form.
  package init(day path: any WritableKeyPath<Root, String> & Sendable, _ meaning: String) {
    column = Column("day", .date, nullable: true, meaning, example: "2025-03-14")
    write = { record, writer in
      let day = record.pointee[keyPath: path]
      if day.isEmpty { writer.null() } else { writer.string(day) }
    }
    read = { (record, reader) throws(JSONError) in
      record[keyPath: path] = reader.takeNull() ? "" : try reader.string()
    }
  }
}

/// The single description of a record type: from it come its canonical encoding, its decoding, its published
/// columns and its documentation.
package struct RecordSchema<Root: Record>: Sendable {
  package let table: TableSchema
  let fields: [Field<Root>]
  /// Each field's name as a member of an object, and how its value is written.
  private let members: [(name: [UInt8], write: @Sendable (UnsafePointer<Root>, inout JSONWriter) -> Void)]
  private let index: [String: Int]

  package init(record: String, table: String, meaning: String, primaryKey: [String], fields: [Field<Root>]) {
    self.table = TableSchema(
      record: record, table: table, meaning: meaning, columns: fields.map(\.column), primaryKey: primaryKey)
    self.fields = fields
    members = fields.map { (JSONWriter.member($0.column.name), $0.write) }
    index = Dictionary(
      fields.enumerated().map { ($1.column.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Writes a record's canonical line, without the line end.
  package func write(_ record: Root, to writer: inout JSONWriter) {
    writer.beginObject()
    withUnsafePointer(to: record) { address in
      for (name, write) in members {
        writer.member(name)
        write(address, &writer)
      }
    }
    writer.endObject()
  }

  /// Reads a record from a JSON object. Members may come in any order; unknown ones are passed over, so that
  /// data of a later minor version can be read; missing ones keep the blank record's value.
  package func read(from reader: inout JSONReader) throws(JSONError) -> Root {
    var record = Root()
    try reader.beginObject()
    var first = true
    var expected = 0
    while let name = try reader.nextName(first: &first) {
      if expected < fields.count, fields[expected].column.name == name {
        try fields[expected].read(&record, &reader)
        expected += 1
      } else if let place = index[name] {
        try fields[place].read(&record, &reader)
        expected = place + 1
      } else {
        try reader.skip()
      }
    }
    return record
  }
}
