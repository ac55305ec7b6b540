import Records

/// The newest different statements, each with every article that carries it. The table is read twice: once to
/// find the newest, once for their words and for who carries them; no more than twice the limit is held.
struct NewestStatements: Sendable {
  /// Most statements that a page holds.
  static let limit = 3000
  /// Most articles that are named with a statement; its cluster's size tells of the others.
  static let mostCarriers = 40

  let statements: [ReportStatement]

  init(of table: ReportTable, limit: Int = Self.limit) throws {
    statements = try Self.read(Self.newest(of: table, limit: limit), from: table)
  }

  private static func newest(of table: ReportTable, limit: Int) throws -> [StatementHead] {
    var found: [StatementHead] = []
    var last: StatementHead?
    func keepNewest() {
      found.sort { $0.comesBefore($1) }
      guard found.count >= limit else { return }
      found.removeLast(found.count - limit)
      last = found.last
    }
    try table.forEachLine { line in
      guard let head = try StatementHead(line, notBefore: last?.date ?? ""),
        last.map(head.comesBefore) ?? true
      else { return }
      found.append(head)
      if found.count >= 2 * limit { keepNewest() }
    }
    keepNewest()
    return found
  }

  /// Reads the chosen statements, and who carries the clusters that they stand for.
  private static func read(_ heads: [StatementHead], from table: ReportTable) throws -> [ReportStatement] {
    var places: [String: Int] = [:]
    var clusters: [String: Int] = [:]
    for (place, head) in heads.enumerated() {
      places[head.id] = place
      if let cluster = head.clusterID { clusters[cluster] = place }
    }
    var result = [ReportStatement](repeating: ReportStatement(), count: heads.count)
    var carriers: [Int: Set<ReportStatement.Carrier>] = [:]
    try table.forEachLine { line in
      if let cluster = try line.text(of: StatementHead.cluster), let place = clusters[cluster] {
        carriers[place, default: []].insert(try ReportStatement.Carrier(line))
      }
      if let id = try line.text(of: StatementHead.id), let place = places[id] {
        var reader = line.reader
        result[place] = try ReportStatement(from: &reader)
      }
    }
    for (place, carriers) in carriers where result[place].clusterSize > 1 {
      result[place].carriers = Array(carriers.sorted().prefix(mostCarriers))
    }
    return result.filter { !$0.id.isEmpty }
  }
}
