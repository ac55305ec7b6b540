import Records

/// The newest different statements, each with every article that carries it. The table is read once to find the newest;
/// then the chunks that hold their words, or who carries them, are read again. No more than twice the limit is held, and
/// four bytes for each statement there is.
struct NewestStatements: Sendable {
  /// Most statements that a page holds.
  static let limit = 3000
  /// Most articles that are named with a statement; its cluster's size tells of the others.
  static let mostCarriers = 40

  let statements: [ReportStatement]

  init(of table: ReportTable, limit: Int = Self.limit) throws {
    var survey = Survey()
    let heads = try Self.newest(of: table, limit: limit, &survey)
    statements = try Self.read(heads, from: table, chunks: survey.chunks(for: heads))
  }

  /// Which clusters each chunk has statements of.
  private struct Survey {
    private var clusters: [UInt32] = []
    /// Where those of each chunk end.
    private var ends: [Int] = []

    mutating func note(_ line: CanonicalLine, inChunk chunk: Int) {
      while ends.count <= chunk { ends.append(clusters.count) }
      guard let hash = line.hash(of: StatementHead.cluster) else { return }
      clusters.append(hash)
      ends[chunk] = clusters.count
    }

    /// The chunks that have the statements, or others of their clusters.
    func chunks(for heads: [StatementHead]) -> [Int] {
      let wanted = Set(heads.compactMap(\.clusterHash))
      let own = Set(heads.map(\.chunk))
      return ends.indices.filter { chunk in
        let start = chunk == 0 ? 0 : ends[chunk - 1]
        return own.contains(chunk) || clusters[start..<ends[chunk]].contains(where: wanted.contains)
      }
    }
  }

  private static func newest(
    of table: ReportTable, limit: Int, _ survey: inout Survey
  ) throws -> [StatementHead] {
    var found: [StatementHead] = []
    var last: StatementHead?
    func keepNewest() {
      found.sort { $0.comesBefore($1) }
      guard found.count >= limit else { return }
      found.removeLast(found.count - limit)
      last = found.last
    }
    try table.forEachPlacedLine { chunk, line in
      survey.note(line, inChunk: chunk)
      guard let head = try StatementHead(line, chunk: chunk, notBefore: last?.date ?? ""),
        last.map(head.comesBefore) ?? true
      else { return }
      found.append(head)
      if found.count >= 2 * limit { keepNewest() }
    }
    keepNewest()
    return found
  }

  /// Reads the chosen statements, and who carries the clusters that they stand for.
  private static func read(
    _ heads: [StatementHead], from table: ReportTable, chunks: [Int]
  ) throws -> [ReportStatement] {
    var places: [String: Int] = [:]
    var clusters: [String: Int] = [:]
    for (place, head) in heads.enumerated() {
      places[head.id] = place
      if let cluster = head.clusterID { clusters[cluster] = place }
    }
    var result = [ReportStatement](repeating: ReportStatement(), count: heads.count)
    var carriers: [Int: Set<ReportStatement.Carrier>] = [:]
    try table.forEachLine(ofChunks: chunks) { _, line in
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
