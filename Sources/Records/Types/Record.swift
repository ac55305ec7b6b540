/// One immutable value that flows between stages.
package protocol Record: Sendable {
  /// Its fields in canonical order.
  static var schema: RecordSchema<Self> { get }
  /// A blank record for the decoder to fill.
  init()
  /// The record's stable, content-based identifier, which starts with the letter of its type.
  var id: String { get }
  /// The day the record belongs to (`2025-03-14`), empty for none: see `RecordKey`.
  var day: String { get }
}

extension Record {
  /// Where the record stands in its dataset.
  package var key: RecordKey { RecordKey(day: day, id: id) }

  /// The record's canonical line, without the line end.
  package var canonicalLine: [UInt8] {
    var writer = JSONWriter()
    Self.schema.write(self, to: &writer)
    return writer.take()
  }

  /// Reads one record from the JSON of a line.
  package init(line: [UInt8]) throws(JSONError) {
    var reader = JSONReader(line)
    self = try Self.schema.read(from: &reader)
    guard reader.atEnd() else { throw JSONError(.trailing, at: reader.position) }
  }
}

/// The order of a dataset: by day, then by identifier, bytewise. Records without a day come first.
package struct RecordKey: Hashable, Comparable, Sendable {
  package let day: String
  package let id: String

  package init(day: String, id: String) {
    self.day = day
    self.id = id
  }

  package static func < (a: RecordKey, b: RecordKey) -> Bool {
    a.day == b.day
      ? a.id.utf8.lexicographicallyPrecedes(b.id.utf8) : a.day.utf8.lexicographicallyPrecedes(b.day.utf8)
  }
}
