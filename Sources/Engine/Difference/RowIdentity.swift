import Hashing
package import Records

/// What makes two lines of a table the same row: the values of its primary key or, for a table that has none, the
/// whole line.
package struct RowIdentity: Sendable {
  private let names: [String]

  package init(_ schema: TableSchema) { names = schema.primaryKey }

  /// The values that name the row, as JSON, joined by a comma.
  package func name(of bytes: [UInt8], in range: Range<Int>) throws(JSONError) -> [UInt8] {
    guard !names.isEmpty else { return Array(bytes[range]) }
    var reader = JSONReader(bytes, in: range)
    var values = [Range<Int>?](repeating: nil, count: names.count)
    var left = names.count
    var first = true
    try reader.beginObject()
    while left > 0, let name = try reader.nextName(first: &first) {
      let value = try reader.skip()
      guard let index = names.firstIndex(of: name), values[index] == nil else { continue }
      values[index] = value
      left -= 1
    }
    var result: [UInt8] = []
    for value in values {
      if !result.isEmpty { result.append(UInt8(ascii: ",")) }
      result += bytes[value ?? 0..<0]
    }
    return result
  }

  /// The name as people read it: a single text without its quotes.
  package func shown(_ name: [UInt8]) -> String {
    guard !names.isEmpty else { return "(a row without a key)" }
    var reader = JSONReader(name)
    if names.count == 1, let text = try? reader.string() { return text }
    return String(decoding: name, as: UTF8.self)
  }
}
