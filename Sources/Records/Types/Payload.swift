import Hashing

/// The bytes of a captured page as they came. Canonical form: a JSON string if they are valid UTF-8 without
/// NUL, else `{"base64": "..."}` (RFC 4648).
package struct Payload: Hashable, Sendable {
  package var bytes: [UInt8]

  package init(_ bytes: [UInt8] = []) { self.bytes = bytes }
}

extension Payload: FieldValue {
  package static var columnType: ColumnType { .string }

  package func write(to writer: inout JSONWriter) {
    if !bytes.contains(0), (try? UTF8Span(validating: bytes.span)) != nil {
      writer.string(utf8: bytes)
    } else {
      writer.beginObject()
      writer.name("base64")
      writer.string(utf8: Base64.encode(bytes))
      writer.endObject()
    }
  }

  package static func read(from reader: inout JSONReader) throws(JSONError) -> Payload {
    guard reader.peek() == UInt8(ascii: "{") else { return Payload(Array(try reader.string().utf8)) }
    try reader.beginObject()
    var first = true
    var result = Payload()
    while let name = try reader.nextName(first: &first) {
      let place = reader.position
      guard name == "base64", let bytes = Base64.decode(try reader.string()) else {
        throw JSONError(.missing("base64"), at: place)
      }
      result = Payload(bytes)
    }
    return result
  }
}
