import Records

/// Values of any program's JSON in the one canonical form.
enum CanonicalValue {
  /// Copies the next value, which must be null or of the column's type.
  static func copy(
    _ type: ColumnType, from reader: inout JSONReader, to writer: inout JSONWriter
  ) throws(JSONError) {
    if reader.takeNull() { return writer.null() }
    switch type {
    case .string, .date, .datetime: writer.string(try reader.string())
    case .integer: writer.integer(try reader.integer())
    case .number: writer.number(try reader.number())
    case .boolean: writer.boolean(try reader.boolean())
    case .array:
      guard reader.peek() == UInt8(ascii: "[") else {
        throw JSONError(.expected(.array), at: reader.position)
      }
      try copy(from: &reader, to: &writer, depth: 0)
    }
  }

  /// Copies any value; members of objects keep their order.
  private static func copy(
    from reader: inout JSONReader, to writer: inout JSONWriter, depth: Int
  ) throws(JSONError) {
    guard depth < JSONReader.maximumDepth else { throw JSONError(.tooDeep, at: reader.position) }
    var first = true
    switch reader.peek() {
    case UInt8(ascii: "["):
      try reader.beginArray()
      writer.beginArray()
      while try reader.nextElement(first: &first) { try copy(from: &reader, to: &writer, depth: depth + 1) }
      writer.endArray()
    case UInt8(ascii: "{"):
      try reader.beginObject()
      writer.beginObject()
      while let name = try reader.nextName(first: &first) {
        writer.name(name)
        try copy(from: &reader, to: &writer, depth: depth + 1)
      }
      writer.endObject()
    case UInt8(ascii: "\""): writer.string(try reader.string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): writer.boolean(try reader.boolean())
    case UInt8(ascii: "n"):
      guard reader.takeNull() else { throw JSONError(.expected(.value), at: reader.position) }
      writer.null()
    default:
      let start = reader
      if let whole = try? reader.integer() {
        writer.integer(whole)
      } else {
        reader = start
        writer.number(try reader.number())
      }
    }
  }
}
