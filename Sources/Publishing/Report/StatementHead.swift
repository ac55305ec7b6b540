import Records

/// What the newest statements are chosen by.
struct StatementHead: Hashable, Sendable {
  static let id = CanonicalLine.Key("statement_id")
  static let cluster = CanonicalLine.Key("cluster_id")
  private static let isCanonical = CanonicalLine.Key("is_canonical")
  private static let dates = ["statement_date", "published_date", "day"].map { CanonicalLine.Key($0) }

  let id: String
  let clusterID: String?
  let clusterHash: UInt32?
  /// Place of the chunk that it is in.
  let chunk: Int
  /// As `ReportStatement.date`.
  let date: String

  /// Nil if another statement stands for the cluster, or if it is said before `bound`.
  init?(_ line: CanonicalLine, chunk: Int, notBefore bound: String) throws(JSONError) {
    var date: String?
    for key in Self.dates where date == nil { date = try line.text(of: key) }
    guard (date ?? "") >= bound else { return nil }
    if var reader = line.reader(of: Self.isCanonical), !(try Bool?.read(from: &reader) ?? true) { return nil }
    id = try line.text(of: Self.id) ?? ""
    clusterID = try line.text(of: Self.cluster)
    clusterHash = line.hash(of: Self.cluster)
    self.chunk = chunk
    self.date = date ?? ""
  }

  /// Newest first, those of a day by identifier.
  func comesBefore(_ other: StatementHead) -> Bool {
    date == other.date ? id < other.id : date > other.date
  }
}
