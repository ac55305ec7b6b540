import Records

extension Sums {
  /// The columns that follow those of the group.
  static func columns(isMany: Bool) -> [Column] {
    let once = Column(
      "statements_once", .integer, "Statements of which this is the first group: adds up to all statements.",
      example: "5")
    return [Column("statements", .integer, "Statements in the group.", example: "12")]
      + (isMany ? [once] : [])
      + [
        Column(
          "clusters", .integer, "Different statements: each cluster counts where its canonical member does.",
          example: "7"),
        Column("articles", .integer, "Articles with a statement in the group.", example: "9"),
      ]
      + quadNames.enumerated().map { index, name in
        let words = name.split(separator: "_").joined(separator: " ")
        return Column(name, .integer, "Statements of quad class \(index + 1), \(words).", example: "3")
      }
      + [
        Column(
          "balance", .integer, "Statements of cooperation less statements of conflict.", example: "-2"),
        Column("goldstein_scored", .integer, "Statements that have a Goldstein score.", example: "11"),
        Column(
          "goldstein_mean", .number, nullable: true,
          "Mean Goldstein score of those, to two decimals, halves away from zero; null if there are none.",
          example: "-1.25"),
        Column(
          "first_date", .date, nullable: true, "Earliest day of a statement in the group.",
          example: "2025-03-14"),
        Column(
          "last_date", .date, nullable: true, "Latest day of a statement in the group.", example: "2025-04-02"
        ),
      ]
  }

  /// Writes the values of the columns.
  func writeColumns(isMany: Bool, to writer: inout JSONWriter) {
    write("statements", statements, to: &writer)
    if isMany { write("statements_once", statementsOnce, to: &writer) }
    write("clusters", clusters, to: &writer)
    write("articles", closedArticles + openArticles.count, to: &writer)
    for (name, count) in zip(Self.quadNames, quads) { write(name, count, to: &writer) }
    write("balance", quads[0] + quads[1] - quads[2] - quads[3], to: &writer)
    write("goldstein_scored", scored, to: &writer)
    write("goldstein_mean", goldsteinMean, to: &writer)
    write("first_date", firstDate, to: &writer)
    write("last_date", lastDate, to: &writer)
  }

  /// Rounded in whole numbers, so that no sum of fractions shows the order of its terms.
  private var goldsteinMean: Double? {
    guard scored > 0 else { return nil }
    let doubled = (abs(goldsteinTenths) * 20 + scored) / (2 * scored)
    return Double(goldsteinTenths < 0 ? -doubled : doubled) / 100
  }

  private func write(_ name: String, _ value: some FieldValue, to writer: inout JSONWriter) {
    writer.name(name)
    value.write(to: &writer)
  }
}
