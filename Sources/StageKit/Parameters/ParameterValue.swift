package import Hashing
package import Records

/// A checked value of a parameter.
package indirect enum ParameterValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case file(FileValue)
  case list([ParameterValue])
  case record([String: ParameterValue])
}

/// A file that a parameter names: read once, before anything runs.
package struct FileValue: Hashable, Sendable {
  /// The path as the pipeline file gives it; for messages, never for a key.
  package let path: String
  package let bytes: [UInt8]
  package let digest: Digest

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    digest = .of(bytes)
  }

  package static func == (a: FileValue, b: FileValue) -> Bool { a.digest == b.digest }
  package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

extension ParameterValue {
  /// Writes the canonical form that goes into keys: members sorted by name, a file as its digest.
  package func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .boolean(let value): writer.boolean(value)
    case .integer(let value): writer.integer(value)
    case .number(let value): writer.number(value)
    case .text(let value): writer.string(value)
    case .file(let value): writer.string("sha256:" + value.digest.hex)
    case .list(let values):
      writer.beginArray()
      for value in values { value.write(to: &writer) }
      writer.endArray()
    case .record(let members):
      writer.beginObject()
      for name in members.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        writer.name(name)
        members[name]?.write(to: &writer)
      }
      writer.endObject()
    }
  }

  /// The canonical form as text.
  package var canonical: String {
    var writer = JSONWriter()
    write(to: &writer)
    return String(decoding: writer.take(), as: UTF8.self)
  }
}
