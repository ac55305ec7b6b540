package import Records
package import StageKit

/// Sums over statements: of whole numbers, so that any grouping of partials gives the same bytes.
package struct AggregateStage: FoldStage {
  private let tables: [SummaryTable]

  /// Counts for the standard tables and those that the parameters ask for.
  package init(_ parameters: Parameters) { tables = TableParameters.tables(parameters) }

  package func partial(of chunk: ChunkLines) throws -> [UInt8] {
    var statements: [CountedStatement] = []
    try chunk.forEachLine { (range) throws(JSONError) in
      var reader = JSONReader(chunk.bytes, in: range)
      statements.append(try CountedStatement(from: &reader))
    }
    return Partial(counting: statements, in: tables).bytes
  }

  package func combine(_ partials: [[UInt8]]) throws -> [UInt8] {
    Partial.merging(try partials.map(Partial.init(bytes:))).bytes
  }

  /// One row a group, in the order of the groups' values, a missing value last.
  package func finish(_ partial: [UInt8], into output: inout StageOutput) throws {
    for (key, sums) in try Partial(bytes: partial).groups {
      guard key.table < tables.count else { throw PartialError(offset: 0) }
      let table = tables[key.table]
      var writer = JSONWriter()
      table.writeRow(key.values, sums, to: &writer)
      output.append(line: writer.take(), key: RecordKey(day: "", id: Self.rowID(key)), to: table.name)
    }
  }

  /// The row's place in its table: a text that sorts as the key does.
  private static func rowID(_ key: GroupKey) -> String {
    String(
      decoding: key.bytes.dropFirst(2).flatMap { $0 == 0xFF ? [0xF4, 0x8F, 0xBF, 0xBF] : [$0] }, as: UTF8.self
    )
  }
}
