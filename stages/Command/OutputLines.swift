import Records
import StageKit

/// Reads what a program wrote as records of a table: each line is checked and written anew in canonical form, so
/// that the order of members and the form of numbers in a program's output do not matter.
struct OutputLines {
  let table: TableSchema

  /// Adds every line to the output, or throws at the first one that is no record.
  func read(_ bytes: [UInt8], into output: inout StageOutput) throws(CommandProblem) {
    var number = 0
    try ChunkLines(bytes).forEachLine { (range) throws(CommandProblem) in
      number += 1
      guard bytes[range].contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return }
      do throws(JSONError) {
        let (line, key) = try canonical(bytes, range)
        guard !key.id.isEmpty else { throw JSONError(.missing(table.primaryKey.first ?? "id"), at: 0) }
        output.append(line: line, key: key, to: CommandShape.port)
      } catch {
        throw .badLine(number: number, problem: text(of: error, from: range.lowerBound))
      }
    }
  }

  private func text(of error: JSONError, from start: Int) -> String {
    JSONError(error.problem, at: max(0, error.position - start)).description
  }

  private func canonical(_ bytes: [UInt8], _ range: Range<Int>) throws(JSONError) -> ([UInt8], RecordKey) {
    switch table.record {
    case Document.schema.table.record: try typed(Document.self, bytes, range)
    case Article.schema.table.record: try typed(Article.self, bytes, range)
    case Statement.schema.table.record: try typed(Statement.self, bytes, range)
    default: try own(bytes, range)
    }
  }

  private func typed<R: Record>(
    _ type: R.Type, _ bytes: [UInt8], _ range: Range<Int>
  ) throws(JSONError) -> ([UInt8], RecordKey) {
    var reader = JSONReader(bytes, in: range)
    let record = try R.schema.read(from: &reader)
    guard reader.atEnd() else { throw JSONError(.trailing, at: reader.position) }
    return (record.canonicalLine, record.key)
  }

  /// A record of a type of the pipeline's own: members in the order of the columns, null where one is missing.
  private func own(_ bytes: [UInt8], _ range: Range<Int>) throws(JSONError) -> ([UInt8], RecordKey) {
    var reader = JSONReader(bytes, in: range)
    var values: [String: [UInt8]] = [:]
    var texts: [String: String] = [:]
    let columns = Dictionary(
      table.columns.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
    try reader.beginObject()
    var first = true
    while let name = try reader.nextName(first: &first) {
      guard let type = columns[name] else {
        try reader.skip()
        continue
      }
      var writer = JSONWriter()
      try CanonicalValue.copy(type, from: &reader, to: &writer)
      values[name] = writer.take()
      if type == .string || type == .date {
        var text = JSONReader(values[name] ?? [])
        if !text.takeNull() { texts[name] = try text.string() }
      }
    }
    guard reader.atEnd() else { throw JSONError(.trailing, at: reader.position) }
    var writer = JSONWriter()
    writer.beginObject()
    for column in table.columns {
      writer.name(column.name)
      writer.raw(values[column.name] ?? Array("null".utf8))
    }
    writer.endObject()
    return (writer.take(), RecordKey(day: texts["day"] ?? "", id: texts[table.primaryKey.first ?? ""] ?? ""))
  }
}
