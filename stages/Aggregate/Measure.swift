import Records

/// What is counted in a group.
enum Measure: String, CaseIterable, Sendable {
  case statements, clusters, articles
  /// Statements by quad class, four columns.
  case quads
  case balance
  /// Number of scored statements and their mean score.
  case goldstein
  /// The first and the last day of a statement.
  case dates

  /// The columns, in the order in which they are written. `statements_once` comes with `statements` where a
  /// statement can count in several groups.
  func columns(isMany: Bool) -> [Column] {
    switch self {
    case .statements:
      let all = Column("statements", .integer, "Statements in the group.", example: "12")
      let once = Column(
        "statements_once", .integer,
        "Statements of which this is the first group: adds up to all statements.", example: "5")
      return isMany ? [all, once] : [all]
    case .clusters:
      return [
        Column(
          "clusters", .integer, "Different statements: each cluster counts where its canonical member does.",
          example: "7")
      ]
    case .articles:
      return [Column("articles", .integer, "Articles with a statement in the group.", example: "9")]
    case .quads:
      return Sums.quadNames.enumerated().map { index, name in
        let words = name.split(separator: "_").joined(separator: " ")
        return Column(name, .integer, "Statements of quad class \(index + 1), \(words).", example: "3")
      }
    case .balance:
      return [
        Column("balance", .integer, "Statements of cooperation less statements of conflict.", example: "-2")
      ]
    case .goldstein:
      return [
        Column("goldstein_scored", .integer, "Statements that have a Goldstein score.", example: "11"),
        Column(
          "goldstein_mean", .number, nullable: true,
          "Mean Goldstein score of those, to two decimals, halves away from zero; null if there are none.",
          example: "-1.25"),
      ]
    case .dates:
      return [
        Column(
          "first_date", .date, nullable: true, "Earliest day of a statement in the group.",
          example: "2025-03-14"),
        Column(
          "last_date", .date, nullable: true, "Latest day of a statement in the group.", example: "2025-04-02"
        ),
      ]
    }
  }

  /// Writes the values of the columns.
  func write(_ sums: Sums, isMany: Bool, to writer: inout JSONWriter) {
    func write(_ name: String, _ value: some FieldValue) {
      writer.name(name)
      value.write(to: &writer)
    }
    switch self {
    case .statements:
      write("statements", sums.statements)
      if isMany { write("statements_once", sums.statementsOnce) }
    case .clusters: write("clusters", sums.clusters)
    case .articles: write("articles", sums.articles)
    case .quads: for (index, name) in Sums.quadNames.enumerated() { write(name, sums.quads[index]) }
    case .balance: write("balance", sums.quads[0] + sums.quads[1] - sums.quads[2] - sums.quads[3])
    case .goldstein:
      write("goldstein_scored", sums.scored)
      write("goldstein_mean", sums.goldsteinMean)
    case .dates:
      write("first_date", DayNumber.text(sums.firstDay))
      write("last_date", DayNumber.text(sums.lastDay))
    }
  }
}
