import Records
import Testing

@testable import Publishing

@Suite("Time line")
struct TimeLineTests {
  private func row(_ day: String?, _ statements: Int = 1) -> SummaryRow {
    var row = SummaryRow()
    row.group["statement_date"] = day
    row.statements = statements
    row.cooperation = statements
    return row
  }

  @Test("A few weeks are drawn by day, with the days between that have none")
  func days() {
    let line = TimeLine([row("2031-03-01", 2), row("2031-03-04"), row(nil, 5)])
    #expect(line.unit == .day)
    #expect(line.bins.map(\.row.statements) == [2, 0, 0, 1])
    #expect(line.undated == 5)
  }

  @Test(
    "Longer times are drawn by week, month and year",
    arguments: [
      ("2031-01-06", "2031-06-02", TimeLine.Unit.week, 22), ("2027-01-30", "2031-06-02", .month, 54),
      ("1931-01-30", "2031-06-02", .year, 92),
    ])
  func units(first: String, last: String, unit: TimeLine.Unit, bins: Int) {
    let line = TimeLine([row(first), row(last)])
    #expect(line.unit == unit)
    #expect(line.bins.count == bins)
    #expect(line.bins.last.map { $0.first.description <= last && last <= $0.last.description } == true)
  }

  @Test("A stray date does not stretch the chart; it is counted beside it")
  func stray() {
    let month = (1...30).map { row("2031-03-\($0 < 10 ? "0" : "")\($0)", 10) }
    let line = TimeLine([row("1831-03-01")] + month + [row("2131-03-01", 2)])
    #expect(line.unit == .day)
    #expect(line.bins.count == 30)
    #expect(line.earlier == 1)
    #expect(line.later == 2)
  }

  @Test("Whatever the dates, every statement is drawn or counted beside the chart", arguments: 1...60)
  func addsUp(seed: Int) {
    let rows = (1...seed).map { number in
      row(CivilDate(daysSinceEpoch: number * number * seed * 13 % 60_000).description, number % 5 + 1)
    }
    let line = TimeLine(rows + [row(nil)])
    let drawn = line.bins.reduce(0) { $0 + $1.row.statements }
    #expect(drawn + line.earlier + line.later + line.undated == rows.reduce(1) { $0 + $1.statements })
    #expect(line.bins.count <= TimeLine.mostBins)
  }

  @Test("Without a date there is no chart")
  func empty() {
    #expect(TimeLine([row(nil, 3)]).bins.isEmpty)
    #expect(TimeLineSection(timeLine: TimeLine([])).markup.html.isEmpty)
  }
}
