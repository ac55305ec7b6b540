/// A piece of an article's text: code point offsets, the end exclusive. Written as `[start,end]`.
package struct TextSpan: Hashable, Comparable, Sendable {
  package var start: Int
  package var end: Int

  package init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  package static func < (a: TextSpan, b: TextSpan) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

extension TextSpan: FieldValue {
  package static var columnType: ColumnType { .array }
  package func write(to writer: inout JSONWriter) { [start, end].write(to: &writer) }
  package static func read(from reader: inout JSONReader) throws(JSONError) -> TextSpan {
    let place = reader.position
    let numbers = try [Int].read(from: &reader)
    guard numbers.count == 2 else { throw JSONError(.expected(.array), at: place) }
    return TextSpan(start: numbers[0], end: numbers[1])
  }
}
