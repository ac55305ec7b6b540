import Records

/// The newest different statements, each with every article that carries it. The table is read twice, and no more
/// than twice the limit is held: once to find the newest, once for those who carry them.
struct NewestStatements: Sendable {
  /// Most statements that a page holds.
  static let limit = 3000
  /// Most articles that are named with a statement; its cluster's size tells of the others.
  static let mostCarriers = 40

  let statements: [ReportStatement]

  init(of table: ReportTable, limit: Int = Self.limit) throws {
    let newest = try Self.newest(of: table, limit: limit)
    statements = try Self.withCarriers(newest, from: table)
  }

  private static func newest(of table: ReportTable, limit: Int) throws -> [ReportStatement] {
    var found: [ReportStatement] = []
    var last: ReportStatement?
    func keepNewest() {
      found.sort { $0.comesBefore($1) }
      guard found.count >= limit else { return }
      found.removeLast(found.count - limit)
      last = found.last
    }
    try table.forEachLine { reader in
      let start = reader
      let head = try ReportStatement(from: &reader, upTo: "statement_date")
      guard head.isCanonical, last.map(head.comesBefore) ?? true else { return }
      reader = start
      found.append(try ReportStatement(from: &reader, upTo: "text"))
      if found.count >= 2 * limit { keepNewest() }
    }
    keepNewest()
    return found
  }

  private static func withCarriers(_ newest: [ReportStatement], from table: ReportTable) throws
    -> [ReportStatement]
  {
    var places: [String: Int] = [:]
    for (place, statement) in newest.enumerated() where statement.clusterSize > 1 {
      if let cluster = statement.clusterID { places[cluster] = place }
    }
    guard !places.isEmpty else { return newest }
    var carriers: [Int: Set<ReportStatement.Carrier>] = [:]
    try table.forEachLine { reader in
      let start = reader
      let head = try ReportStatement(from: &reader, upTo: "cluster_id")
      guard let place = head.clusterID.flatMap({ places[$0] }) else { return }
      reader = start
      let member = try ReportStatement(from: &reader, upTo: "published_date")
      carriers[place, default: []].insert(member.carrier)
    }
    var result = newest
    for (place, carriers) in carriers {
      result[place].carriers = Array(carriers.sorted().prefix(mostCarriers))
    }
    return result
  }
}
