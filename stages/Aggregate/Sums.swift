import Records

/// What is counted in a group: whole numbers only, so that no sum shows the order of its terms.
struct Sums: Equatable, Sendable {
  /// Verbal cooperation, material cooperation, verbal conflict, material conflict: quad classes 1 to 4.
  static let quadNames = [
    "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict",
  ]

  var statements = 0
  /// Statements whose first group this is.
  var statementsOnce = 0
  /// Clusters, counted at the member that stands for them: chunks cut clusters apart.
  var clusters = 0
  /// Articles: those of one chunk are in no other, see `Partial`.
  var articles = 0
  var quads = SIMD4<Int>.zero
  /// Statements with a Goldstein score, and the sum of their scores in tenths.
  var scored = 0
  var goldsteinTenths = 0
  /// Days as `DayNumber`s; 0 for none.
  var firstDay = 0
  var lastDay = 0

  /// Adds a statement; `isFirst` where this is the first of its groups, `isNewArticle` where it is the article's
  /// first statement in this group.
  mutating func add(_ statement: CountedStatement, isFirst: Bool, isNewArticle: Bool) {
    statements += 1
    statementsOnce += isFirst ? 1 : 0
    clusters += statement.isCanonical ? 1 : 0
    articles += isNewArticle ? 1 : 0
    if let quad = statement.quadClass, (1...4).contains(quad) { quads[quad - 1] += 1 }
    if let tenths = statement.goldsteinTenths {
      scored += 1
      goldsteinTenths += tenths
    }
    include(first: statement.dayNumber, last: statement.dayNumber)
  }

  mutating func add(_ other: Sums) {
    statements += other.statements
    statementsOnce += other.statementsOnce
    clusters += other.clusters
    articles += other.articles
    quads &+= other.quads
    scored += other.scored
    goldsteinTenths += other.goldsteinTenths
    include(first: other.firstDay, last: other.lastDay)
  }

  private mutating func include(first: Int, last: Int) {
    if first != 0 { firstDay = firstDay == 0 ? first : min(firstDay, first) }
    lastDay = max(lastDay, last)
  }

  /// Rounded in whole numbers.
  var goldsteinMean: Double? {
    guard scored > 0 else { return nil }
    let doubled = (abs(goldsteinTenths) * 20 + scored) / (2 * scored)
    return Double(goldsteinTenths < 0 ? -doubled : doubled) / 100
  }
}

/// Days as numbers that sort as they do: 2025-03-14 is 20250314, and 0 is none.
enum DayNumber {
  static func of(_ date: String?) -> Int {
    guard let date, let day = CivilDate(iso: date) else { return 0 }
    return (day.year * 100 + day.month) * 100 + day.day
  }

  static func text(_ number: Int) -> String? {
    CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)?.description
  }
}
