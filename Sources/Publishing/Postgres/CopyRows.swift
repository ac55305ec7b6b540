import Records

/// Canonical lines as rows of PostgreSQL's COPY text form: fields parted by tabs, `\N` for null, a backslash before
/// what would be taken for something else.
struct CopyRows {
  private let schema: TableSchema

  init(schema: TableSchema) { self.schema = schema }

  /// The rows of a chunk.
  func rows(_ lines: ChunkLines) throws(PublishingError) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(lines.bytes.count)
    try lines.forEachLine { (range) throws(PublishingError) in try row(lines, range, to: &rows) }
    return rows
  }

  private func row(
    _ lines: ChunkLines, _ range: Range<Int>, to rows: inout [UInt8]
  ) throws(PublishingError) {
    try LineColumns(schema: schema).forEach(lines, range) { (index, column, reader) throws(JSONError) in
      if index > 0 { rows.append(Self.tab) }
      try field(&reader, column.type, lines, to: &rows)
    }
    rows.append(Self.lineEnd)
  }

  private func field(
    _ reader: inout JSONReader, _ type: ColumnType, _ lines: ChunkLines, to rows: inout [UInt8]
  ) throws(JSONError) {
    if reader.takeNull() {
      rows += Self.null
      return
    }
    switch type {
    case .string, .date, .datetime:
      for byte in try reader.string().utf8 { Self.append(byte, to: &rows) }
    case .integer, .number, .boolean, .array:
      for byte in lines.bytes[try reader.skip()] { Self.append(byte, to: &rows) }
    }
  }

  private static let tab = UInt8(ascii: "\t")
  private static let lineEnd = UInt8(ascii: "\n")
  private static let null = Array("\\N".utf8)

  /// U+0000 is left out: PostgreSQL's text cannot hold it.
  private static func append(_ byte: UInt8, to rows: inout [UInt8]) {
    switch byte {
    case 0: break
    case UInt8(ascii: "\\"): rows += [byte, byte]
    case tab: rows += Array("\\t".utf8)
    case lineEnd: rows += Array("\\n".utf8)
    case UInt8(ascii: "\r"): rows += Array("\\r".utf8)
    default: rows.append(byte)
    }
  }
}
