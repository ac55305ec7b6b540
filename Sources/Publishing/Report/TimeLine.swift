import Records

/// Statements over time, in the finest unit that gives a chart one can read.
struct TimeLine: Sendable {
  enum Unit: String, Sendable, CaseIterable {
    case day, week, month, year
  }

  struct Bin: Sendable {
    let first: CivilDate
    let last: CivilDate
    var row = SummaryRow()
  }

  static let mostBins = 92

  let unit: Unit
  /// All bins from the first to the last, those without a statement too.
  let bins: [Bin]
  /// Statements before the first bin and after the last: single stray dates do not stretch the chart.
  let earlier: Int
  let later: Int
  let undated: Int

  /// Takes the rows of `by_day`. The unit is the finest that needs no more than `mostBins` for all statements
  /// but a hundredth at either end; those are drawn too if they fit.
  init(_ rows: [SummaryRow]) {
    let dated = rows.compactMap { row in
      row.group["statement_date"].flatMap { CivilDate(iso: $0) }.map { (day: $0, row: row) }
    }.sorted { $0.day < $1.day }
    let total = dated.reduce(0) { $0 + $1.row.statements }
    undated = rows.reduce(0) { $0 + $1.statements } - total
    guard let whole = dated.first.map({ $0.day...dated[dated.count - 1].day }) else {
      (unit, bins, earlier, later) = (.day, [], 0, 0)
      return
    }
    var range = whole
    if Self.bins(of: .day, over: whole).count > Self.mostBins {
      range = Self.day(of: total / 100, in: dated)...Self.day(of: total - 1 - total / 100, in: dated)
    }
    let unit = Unit.allCases.first { Self.bins(of: $0, over: range).count <= Self.mostBins } ?? .year
    let all = Self.bins(of: unit, over: whole)
    var bins = all.count <= Self.mostBins ? all : Self.bins(of: unit, over: range).suffix(Self.mostBins)
    var (index, earlier, later) = (0, 0, 0)
    for (day, row) in dated {
      while index < bins.count - 1, bins[index].last < day { index += 1 }
      if day < bins[index].first {
        earlier += row.statements
      } else if bins[index].last < day {
        later += row.statements
      } else {
        bins[index].row.add(row)
      }
    }
    (self.unit, self.bins, self.earlier, self.later) = (unit, bins, earlier, later)
  }

  /// The day of the statement with that number.
  private static func day(of number: Int, in dated: [(day: CivilDate, row: SummaryRow)]) -> CivilDate {
    var seen = 0
    for (day, row) in dated {
      seen += row.statements
      if seen > number { return day }
    }
    return dated[dated.count - 1].day
  }

  /// Whole units that cover a range of days.
  private static func bins(of unit: Unit, over range: ClosedRange<CivilDate>) -> [Bin] {
    var bins = [bin(of: unit, at: range.lowerBound)]
    while let last = bins.last?.last, last < range.upperBound {
      bins.append(bin(of: unit, at: last.adding(days: 1)))
    }
    return bins
  }

  private static func bin(of unit: Unit, at day: CivilDate) -> Bin {
    switch unit {
    case .day: return Bin(first: day, last: day)
    case .week:
      let monday = day.adding(days: -day.weekday)
      return Bin(first: monday, last: monday.adding(days: 6))
    case .month:
      let length = CivilDate.days(in: day.month, of: day.year)
      return Bin(first: day.adding(days: 1 - day.day), last: day.adding(days: length - day.day))
    case .year:
      let first = CivilDate(year: day.year, month: 1, day: 1) ?? day
      return Bin(first: first, last: CivilDate(year: day.year, month: 12, day: 31) ?? day)
    }
  }
}
