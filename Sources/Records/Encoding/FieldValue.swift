import Hashing

/// A value that a record's field can have: it writes itself canonically, reads itself back, and says which
/// column type shows it in a table.
package protocol FieldValue: Sendable {
  static var columnType: ColumnType { get }
  static var isNullable: Bool { get }
  func write(to writer: inout JSONWriter)
  static func read(from reader: inout JSONReader) throws(JSONError) -> Self
}

extension FieldValue {
  package static var isNullable: Bool { false }
}

extension String: FieldValue {
  package static var columnType: ColumnType { .string }
  package func write(to writer: inout JSONWriter) { writer.string(self) }
  package static func read(from reader: inout JSONReader) throws(JSONError) -> String { try reader.string() }
}

extension Int: FieldValue {
  package static var columnType: ColumnType { .integer }
  package func write(to writer: inout JSONWriter) { writer.integer(self) }
  package static func read(from reader: inout JSONReader) throws(JSONError) -> Int { try reader.integer() }
}

extension Double: FieldValue {
  package static var columnType: ColumnType { .number }
  package func write(to writer: inout JSONWriter) { writer.number(self) }
  package static func read(from reader: inout JSONReader) throws(JSONError) -> Double { try reader.number() }
}

extension Bool: FieldValue {
  package static var columnType: ColumnType { .boolean }
  package func write(to writer: inout JSONWriter) { writer.boolean(self) }
  package static func read(from reader: inout JSONReader) throws(JSONError) -> Bool { try reader.boolean() }
}

extension Optional: FieldValue where Wrapped: FieldValue {
  package static var columnType: ColumnType { Wrapped.columnType }
  package static var isNullable: Bool { true }
  package func write(to writer: inout JSONWriter) {
    if let self { self.write(to: &writer) } else { writer.null() }
  }
  package static func read(from reader: inout JSONReader) throws(JSONError) -> Self {
    reader.takeNull() ? nil : try Wrapped.read(from: &reader)
  }
}

extension Array: FieldValue where Element: FieldValue {
  package static var columnType: ColumnType { .array }
  package func write(to writer: inout JSONWriter) {
    writer.beginArray()
    for element in self { element.write(to: &writer) }
    writer.endArray()
  }
  package static func read(from reader: inout JSONReader) throws(JSONError) -> [Element] {
    var result: [Element] = []
    try reader.beginArray()
    var first = true
    while try reader.nextElement(first: &first) { result.append(try Element.read(from: &reader)) }
    return result
  }
}
