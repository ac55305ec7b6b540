import Records

/// What is counted in a group: whole numbers, and sets whose union is exact.
struct Sums: Equatable {
  /// Verbal cooperation, material cooperation, verbal conflict, material conflict: quad classes 1 to 4.
  static let quadNames = [
    "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict",
  ]

  var statements = 0
  /// Statements whose first group this is.
  var statementsOnce = 0
  /// Clusters, counted at the member that stands for them: chunks cut clusters apart.
  var clusters = 0
  /// Articles all of whose statements were seen together.
  var closedArticles = 0
  /// Articles that begin or end a chunk, so that others may count them too.
  var openArticles: Set<String> = []
  var quads = [0, 0, 0, 0]
  /// Statements with a Goldstein score, and the sum of their scores in tenths.
  var scored = 0
  var goldsteinTenths = 0
  var firstDate: String?
  var lastDate: String?

  /// Adds a statement; `isFirst` where this is the first of its groups. Articles are added apart.
  mutating func add(_ statement: CountedStatement, isFirst: Bool) {
    statements += 1
    statementsOnce += isFirst ? 1 : 0
    clusters += statement.isCanonical ? 1 : 0
    if let quad = statement.quadClass, (1...4).contains(quad) { quads[quad - 1] += 1 }
    if let tenths = statement.goldsteinTenths {
      scored += 1
      goldsteinTenths += tenths
    }
    include(first: statement.date, last: statement.date)
  }

  mutating func add(_ other: Sums) {
    statements += other.statements
    statementsOnce += other.statementsOnce
    clusters += other.clusters
    closedArticles += other.closedArticles
    openArticles.formUnion(other.openArticles)
    for quad in quads.indices { quads[quad] += other.quads[quad] }
    scored += other.scored
    goldsteinTenths += other.goldsteinTenths
    include(first: other.firstDate, last: other.lastDate)
  }

  private mutating func include(first: String?, last: String?) {
    if let first { firstDate = min(firstDate ?? first, first) }
    if let last { lastDate = max(lastDate ?? last, last) }
  }
}
