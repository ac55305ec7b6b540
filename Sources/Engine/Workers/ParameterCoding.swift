import Hashing
import Records
import StageKit
import Store

/// Values of parameters as they travel to a worker: each an array of its kind and its value, so that every one
/// comes out as it went in, which the canonical form of keys does not promise. Of a file, path and digest travel.
enum ParameterCoding {
  static func write(_ value: ParameterValue, to writer: inout JSONWriter) {
    if case .null = value { return writer.null() }
    writer.beginArray()
    switch value {
    case .null: break
    case .boolean(let value):
      writer.string("boolean")
      writer.boolean(value)
    case .integer(let value):
      writer.string("integer")
      writer.integer(value)
    case .number(let value):
      writer.string("number")
      writer.number(value)
    case .text(let value):
      writer.string("text")
      writer.string(value)
    case .file(let file):
      writer.string("file")
      writer.string(file.path)
      writer.string(file.digest.hex)
    case .list(let items):
      writer.string("list")
      for item in items { write(item, to: &writer) }
    case .record(let members):
      writer.string("record")
      for (name, member) in members.sorted(by: { $0.key < $1.key }) {
        writer.string(name)
        write(member, to: &writer)
      }
    }
    writer.endArray()
  }

  static func read(from reader: inout JSONReader, files: ObjectStore) throws -> ParameterValue {
    if reader.takeNull() { return .null }
    var first = true
    try reader.beginArray()
    func next() throws(JSONError) {
      guard try reader.nextElement(first: &first) else {
        throw JSONError(.expected(.value), at: reader.position)
      }
    }
    try next()
    let kind = try reader.string()
    var value = ParameterValue.null
    switch kind {
    case "boolean":
      try next()
      value = .boolean(try reader.boolean())
    case "integer":
      try next()
      value = .integer(try reader.integer())
    case "number":
      try next()
      value = .number(try reader.number())
    case "text":
      try next()
      value = .text(try reader.string())
    case "file":
      try next()
      let path = try reader.string()
      try next()
      guard let digest = Digest(hex: try reader.string()) else {
        throw JSONError(.expected(.string), at: reader.position)
      }
      value = .file(FileValue(path: path, bytes: try files.get(digest)))
    case "list":
      var items: [ParameterValue] = []
      while try reader.nextElement(first: &first) { items.append(try read(from: &reader, files: files)) }
      return .list(items)
    case "record":
      var members: [String: ParameterValue] = [:]
      while try reader.nextElement(first: &first) {
        let name = try reader.string()
        try next()
        members[name] = try read(from: &reader, files: files)
      }
      return .record(members)
    default: throw JSONError(.expected(.value), at: reader.position)
    }
    guard try !reader.nextElement(first: &first) else { throw JSONError(.trailing, at: reader.position) }
    return value
  }
}
