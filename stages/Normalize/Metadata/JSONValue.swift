import Records

/// A JSON value as a tree, for data of unknown shape.
indirect enum JSONValue {
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])
  /// Numbers, booleans, null: nothing here needs them.
  case other

  /// Deepest nesting that is followed.
  private static let maximumDepth = 32

  /// Reads a JSON document.
  init?(_ bytes: [UInt8]) {
    var reader = JSONReader(bytes)
    guard let value = try? Self.read(from: &reader, depth: 0) else { return nil }
    self = value
  }

  private static func read(from reader: inout JSONReader, depth: Int) throws(JSONError) -> JSONValue {
    guard depth < maximumDepth else {
      try reader.skip()
      return .other
    }
    var first = true
    switch reader.peek() {
    case UInt8(ascii: "\""): return .text(try reader.string())
    case UInt8(ascii: "{"):
      var members: [String: JSONValue] = [:]
      try reader.beginObject()
      while let name = try reader.nextName(first: &first) {
        let value = try read(from: &reader, depth: depth + 1)
        if members[name] == nil { members[name] = value }
      }
      return .object(members)
    case UInt8(ascii: "["):
      var elements: [JSONValue] = []
      try reader.beginArray()
      while try reader.nextElement(first: &first) {
        elements.append(try read(from: &reader, depth: depth + 1))
      }
      return .list(elements)
    default:
      try reader.skip()
      return .other
    }
  }

  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// The text, or the first text of a list.
  var text: String? {
    switch self {
    case .text(let text): text
    case .list(let elements): elements.lazy.compactMap(\.text).first
    default: nil
    }
  }

  /// The elements of a list, or the value alone.
  var elements: [JSONValue] {
    if case .list(let elements) = self { return elements }
    return [self]
  }
}
