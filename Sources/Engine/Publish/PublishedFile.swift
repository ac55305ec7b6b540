import Hashing
import Records
import Store

/// A file of a published run.
struct PublishedFile: Sendable {
  let name: String
  let size: Int
  let digest: Digest
  /// The table that it holds; nil for what describes the run.
  let table: PublishedTable?
  let rows: Int
  /// What the next run needs in order to take over what it has in common with this file.
  var content: PublishedContent?
}

/// How a published file came to be.
struct PublishedContent: Hashable, Sendable {
  /// Digest of what stands around the fragments, and of how they are made.
  let layout: Digest
  /// Roots of the fragments' datasets, in order.
  let roots: [Digest]
  /// What the file system says of the file as it was written.
  let stamp: ReadableFile.Stamp
  let checkpoints: [DurableWriter.Checkpoint]
}

/// The files of a published run as the journal keeps them.
struct PublicationRecord: Sendable {
  struct File: Sendable {
    let name: String
    let size: Int
    let content: PublishedContent?
  }

  let files: [File]

  init(_ files: [PublishedFile]) {
    self.files = files.map { File(name: $0.name, size: $0.size, content: $0.content) }
  }

  /// Canonical JSON: name to size, or to size, layout, roots, stamp, and places with states of the hash.
  var encoded: String {
    var writer = JSONWriter()
    writer.beginObject()
    for file in files {
      writer.name(file.name)
      guard let content = file.content else {
        writer.integer(file.size)
        continue
      }
      writer.beginArray()
      writer.integer(file.size)
      writer.string(content.layout.hex)
      content.roots.map(\.hex).write(to: &writer)
      content.stamp.values.write(to: &writer)
      content.checkpoints.map(\.place).write(to: &writer)
      content.checkpoints.map { Digest(bytes: $0.state)?.hex ?? "" }.write(to: &writer)
      writer.endArray()
    }
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  /// Reads the canonical JSON; nil for anything else.
  init?(encoded: String) {
    var reader = JSONReader(Array(encoded.utf8))
    guard let files = try? Self.read(&reader) else { return nil }
    self.files = files
  }

  private static func read(_ reader: inout JSONReader) throws(JSONError) -> [File] {
    var files: [File] = []
    try reader.beginObject()
    var first = true
    while let name = try reader.nextName(first: &first) {
      guard reader.peek() == UInt8(ascii: "[") else {
        files.append(File(name: name, size: try reader.integer(), content: nil))
        continue
      }
      var isFirst = true
      try reader.beginArray()
      func element<Value: FieldValue>(_ type: Value.Type) throws(JSONError) -> Value {
        guard try reader.nextElement(first: &isFirst) else {
          throw JSONError(.expected(.value), at: reader.position)
        }
        return try Value.read(from: &reader)
      }
      let size = try element(Int.self)
      let layout = try element(String.self)
      let roots = try element([String].self).compactMap { Digest(hex: $0) }
      let stamp = ReadableFile.Stamp(values: try element([Int].self))
      let places = try element([Int].self)
      let states = try element([String].self).compactMap { Digest(hex: $0)?.bytes }
      guard try !reader.nextElement(first: &isFirst), let layout = Digest(hex: layout),
        places.count == states.count
      else { throw JSONError(.trailing, at: reader.position) }
      let content = PublishedContent(
        layout: layout, roots: roots, stamp: stamp,
        checkpoints: zip(places, states).map { DurableWriter.Checkpoint(place: $0, state: $1) })
      files.append(File(name: name, size: size, content: content))
    }
    return files
  }
}
