package import Records

/// One member of a canonical line, its value as JSON.
package struct RowMember: Hashable, Sendable {
  package let name: String
  package let value: String

  /// The members of a line, in order.
  package static func all(of line: [UInt8]) throws(JSONError) -> [RowMember] {
    var reader = JSONReader(line)
    var result: [RowMember] = []
    var first = true
    try reader.beginObject()
    while let name = try reader.nextName(first: &first) {
      let range = try reader.skip()
      result.append(RowMember(name: name, value: String(decoding: line[range], as: UTF8.self)))
    }
    return result
  }
}

/// A field in which two versions of a row differ; nil where the version has no such field.
package struct FieldChange: Hashable, Sendable {
  package let name: String
  package let old: String?
  package let new: String?

  /// The fields that differ, in the order of the new version.
  package static func between(_ old: [UInt8], _ new: [UInt8]) throws(JSONError) -> [FieldChange] {
    let before = try RowMember.all(of: old)
    let after = try RowMember.all(of: new)
    let known = Dictionary(before.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let names = Set(after.map(\.name))
    return after.filter { known[$0.name] != $0.value }.map {
      FieldChange(name: $0.name, old: known[$0.name], new: $0.value)
    }
      + before.filter { !names.contains($0.name) }.map {
        FieldChange(name: $0.name, old: $0.value, new: nil)
      }
  }
}
