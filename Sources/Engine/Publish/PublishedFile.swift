import Hashing
import Records

/// A file of a published run.
struct PublishedFile: Sendable {
  let name: String
  let size: Int
  let digest: Digest
  /// The table that it holds; nil for what describes the run.
  let table: PublishedTable?
  let rows: Int

  /// Canonical JSON: name to size.
  static func encode(_ files: [PublishedFile]) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    for file in files {
      writer.name(file.name)
      writer.integer(file.size)
    }
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  /// Names and sizes from the canonical JSON; nil for anything else.
  static func decode(_ text: String) -> [(name: String, size: Int)]? {
    var reader = JSONReader(Array(text.utf8))
    return try? read(&reader)
  }

  private static func read(_ reader: inout JSONReader) throws(JSONError) -> [(name: String, size: Int)] {
    var files: [(name: String, size: Int)] = []
    try reader.beginObject()
    var first = true
    while let name = try reader.nextName(first: &first) { files.append((name, try reader.integer())) }
    return files
  }
}
