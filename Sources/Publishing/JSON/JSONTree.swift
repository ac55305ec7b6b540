import Records

/// A small JSON document whose members keep their order; for what people read, not for records.
indirect enum JSONTree: Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONTree])
  case object([(String, JSONTree)])
  /// Canonical JSON, as it stands.
  case raw([UInt8])

  static func strings(_ values: [String]) -> JSONTree { .array(values.map { .string($0) }) }

  /// A text, or null.
  static func optional(_ value: String?) -> JSONTree { value.map { .string($0) } ?? .null }

  /// The document with a member a line, two spaces a level; lists of plain values stay on one line.
  var indented: [UInt8] {
    var result: [UInt8] = []
    write(level: 0, to: &result)
    result.append(0x0A)
    return result
  }

  /// The document on one line, without a line end.
  var compact: [UInt8] { Self.canonical { write(to: &$0) } }

  private func write(level: Int, to result: inout [UInt8]) {
    switch self {
    case .object(let members) where !members.isEmpty:
      items(members.count, "{", "}", level, &result) { index, result in
        result += Self.canonical { $0.string(members[index].0) } + Array(": ".utf8)
        members[index].1.write(level: level + 1, to: &result)
      }
    case .array(let values) where values.contains { $0.isStructure }:
      items(values.count, "[", "]", level, &result) { index, result in
        values[index].write(level: level + 1, to: &result)
      }
    default: result += Self.canonical { write(to: &$0) }
    }
  }

  private func items(
    _ count: Int, _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ level: Int, _ result: inout [UInt8],
    _ item: (Int, inout [UInt8]) -> Void
  ) {
    result.append(UInt8(ascii: open))
    for index in 0..<count {
      if index > 0 { result.append(UInt8(ascii: ",")) }
      result += [0x0A] + [UInt8](repeating: 0x20, count: 2 * (level + 1))
      item(index, &result)
    }
    result += [0x0A] + [UInt8](repeating: 0x20, count: 2 * level) + [UInt8(ascii: close)]
  }

  private var isStructure: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .boolean(let value): writer.boolean(value)
    case .integer(let value): writer.integer(value)
    case .number(let value): writer.number(value)
    case .string(let value): writer.string(value)
    case .raw(let bytes): writer.raw(bytes)
    case .array(let values):
      writer.beginArray()
      for value in values { value.write(to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for (name, value) in members {
        writer.name(name)
        value.write(to: &writer)
      }
      writer.endObject()
    }
  }

  private static func canonical(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    body(&writer)
    return writer.take()
  }
}
