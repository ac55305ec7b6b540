package import Records
package import StageKit

/// Sums over statements. A partial is canonical JSON Lines, one line a group; sums are of whole numbers, so that
/// any grouping of partials gives the same bytes.
package struct AggregateStage: FoldStage {
  package init() {}

  package func partial(of chunk: ChunkLines) throws -> [UInt8] {
    var statements: [CountedStatement] = []
    try chunk.forEachLine { (range) throws(JSONError) in
      var reader = JSONReader(chunk.bytes, in: range)
      statements.append(try CountedStatement(from: &reader))
    }
    return Partial(counting: statements).bytes
  }

  package func combine(_ partials: [[UInt8]]) throws -> [UInt8] {
    var total = Partial()
    for partial in partials { try total.add(partial) }
    return total.bytes
  }

  /// One row a group, in the order of the groups' values, a missing value last.
  package func finish(_ partial: [UInt8], into output: inout StageOutput) throws {
    var total = Partial()
    try total.add(partial)
    for (group, sums) in total.sorted {
      let table = SummaryTable.all[group.table]
      var writer = JSONWriter()
      table.writeRow(group.values, sums, to: &writer)
      output.append(line: writer.take(), key: RecordKey(day: "", id: group.canonical), to: table.name)
    }
  }
}
