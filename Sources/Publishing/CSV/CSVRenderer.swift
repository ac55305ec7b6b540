package import Records

/// Renders canonical lines as CSV (RFC 4180 with LF, UTF-8, no byte order mark).
///
/// Every string is quoted and nothing else is; null is an empty unquoted field, and so is a string without visible
/// content, since readers disagree about empty strings; a list is its canonical JSON in a string. White space in
/// strings, line ends and control characters among it, collapses to single spaces: no field spans lines.
/// The bytes are rendered straight from the line, without a record in between.
package struct CSVRenderer: Sendable {
  private let schema: TableSchema
  /// The bytes before each column's value in a canonical line, `{"id":` or `,"day":`.
  private let prefixes: [[UInt8]]

  package init(schema: TableSchema) {
    self.schema = schema
    prefixes = schema.columns.enumerated().map { index, column in
      var writer = JSONWriter()
      writer.string(column.name)
      return [UInt8(ascii: index == 0 ? "{" : ",")] + writer.take() + [UInt8(ascii: ":")]
    }
  }

  /// The header line.
  package var header: [UInt8] {
    Array((schema.columns.map { "\"\($0.name)\"" }.joined(separator: ",") + "\n").utf8)
  }

  /// The rows of a chunk's lines, which must have exactly the schema's columns in order.
  package func fragment(_ lines: ChunkLines) throws(PublishingError) -> [UInt8] {
    var failure: PublishingError?
    // Two bytes for one is the worst: a quote inside a list's JSON.
    let rows = lines.bytes.withUnsafeBufferPointer { lines in
      [UInt8](unsafeUninitializedCapacity: 2 * lines.count + 16) { output, count in
        guard let base = output.baseAddress else { return }
        var cells = CSVCells(lines, base)
        do throws(PublishingError) {
          while !cells.isAtEnd { try row(&cells) }
          count = cells.written
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
    return rows
  }

  private func row(_ cells: inout CSVCells) throws(PublishingError) {
    for index in prefixes.indices {
      guard cells.take(prefixes[index]) else { throw unexpected(schema.columns[index].name, cells) }
      if index > 0 { cells.put(UInt8(ascii: ",")) }
      guard cells.value() else { throw unexpected(schema.columns[index].name, cells) }
    }
    guard cells.take(Self.rowEnd) else { throw unexpected(nil, cells) }
    cells.put(0x0A)
  }

  private static let rowEnd = Array("}\n".utf8)

  private func unexpected(_ column: String?, _ cells: CSVCells) -> PublishingError {
    .notOfSchema(table: schema.table, column: column, offset: cells.position)
  }
}
