import Records

/// All that the page tells of the tables, gathered in one pass over each (two over the statements).
struct ReportFigures {
  static let mostRanked = 40

  /// Rows of each table.
  private(set) var rows: [String: Int] = [:]
  /// Different statements; nil without a table that tells.
  private(set) var different: Int?
  private(set) var timeLine = TimeLine([])
  private(set) var matrix = PairMatrix()
  private(set) var actors: [String] = []
  private(set) var acts = Ranking(limit: mostRanked)
  private(set) var topics = Ranking(limit: mostRanked)
  private(set) var speakers = Ranking(limit: mostRanked)
  private(set) var rejects = RejectCounts()
  private(set) var newest: [ReportStatement] = []

  init(of tables: [ReportTable]) throws {
    for table in tables {
      rows[table.name] = table.rows
      switch table.name {
      case "by_actor": actors = try Self.rows(of: table).compactMap { $0.group["actor"] }.sorted()
      case "by_pair": try each(table) { matrix.add($0) }
      case "by_act":
        try each(table) { row in
          different = (different ?? 0) + row.clusters
          acts.add([row.group["act"] ?? ""], row)
        }
      case "by_topic": try each(table) { topics.add($0, naming: "topic") }
      case "by_speaker": try each(table) { speakers.add($0, naming: "speaker_name", "actor") }
      case "by_day": timeLine = TimeLine(try Self.rows(of: table))
      case Reject.schema.table.table:
        try table.forEachLine { line in
          var reader = line.reader
          rejects.add(try Reject.schema.read(from: &reader))
        }
      case Statement.schema.table.table: newest = try NewestStatements(of: table).statements
      default: break
      }
    }
  }

  private func each(_ table: ReportTable, _ body: (SummaryRow) -> Void) throws {
    try table.forEachLine { line in
      var reader = line.reader
      body(try SummaryRow(from: &reader))
    }
  }

  private static func rows(of table: ReportTable) throws -> [SummaryRow] {
    var rows: [SummaryRow] = []
    try table.forEachLine { line in
      var reader = line.reader
      rows.append(try SummaryRow(from: &reader))
    }
    return rows
  }
}

extension Ranking {
  /// Counts a row by columns of its group; rows without a value in the first are not ranked.
  mutating func add(_ row: SummaryRow, naming columns: String...) {
    guard row.group[columns[0]] != nil else { return }
    add(columns.map { row.group[$0] ?? "" }, row)
  }
}
