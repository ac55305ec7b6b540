import Records

/// The time line: bars of cooperation above the line and of conflict below it, and the numbers in a table.
struct TimeLineSection {
  let timeLine: TimeLine

  private static let reach = 100.0

  var markup: Markup {
    let bins = timeLine.bins
    guard let first = bins.first, let last = bins.last else { return "" }
    let up = max(1, bins.map(\.row.cooperation).max() ?? 1)
    let down = bins.map(\.row.conflict).max() ?? 0
    let scale = Self.reach / Double(max(up, down))
    let (above, below) = (Double(up) * scale, Double(down) * scale)
    return """
      <section id="time" aria-labelledby="time-title">
      <h2 id="time-title">Statements by \(timeLine.unit.rawValue)</h2>
      <p class="note"><span class="key coop"></span>+ cooperation, above the line ·
      <span class="key conf"></span>− conflict, below it. Plain statements count as verbal cooperation, as in CAMEO.\
      \(outside)</p>
      <div class="timeline"><div class="scale" aria-hidden="true" \
      style="grid-template-rows:\(length: above)fr \(length: below)fr">\
      <span>+\(up)</span><span class="zero">0</span>\
      <span>\(down > 0 ? "−\(down)" as Markup : "")</span></div>
      <svg viewBox="0 \(length: -above) \(bins.count.plain) \(length: above + below)" preserveAspectRatio="none" \
      role="img" aria-label="Statements by \(timeLine.unit.rawValue), \(first.first.description) to \
      \(last.last.description); the table below has the numbers">
      \(bins.enumerated().map { bar($1, at: $0, scale: scale) }.joined())\
      <path class="axis" d="M0 0H\(bins.count.plain)"/></svg>
      \(labels)</div>
      \(table)</section>

      """
  }

  private var outside: Markup {
    let parts = [
      (timeLine.earlier, "earlier" as Markup), (timeLine.later, "later"),
      (timeLine.undated, "without a date"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" as Markup }
    guard !parts.isEmpty else { return "" }
    let list = parts.enumerated().map { $0 == 0 ? $1 : ", \($1)" as Markup }.joined()
    return " Not drawn: \(list)."
  }

  private func bar(_ bin: TimeLine.Bin, at index: Int, scale: Double) -> Markup {
    guard bin.row.statements > 0 else { return "" }
    let (up, down) = (Double(bin.row.cooperation) * scale, Double(bin.row.conflict) * scale)
    let left = Double(index) + 0.1
    return """
      <a href="\(link(to: bin))" tabindex="-1"><title>\(name(of: bin)): \(bin.row.statements), \
      +\(bin.row.cooperation) −\(bin.row.conflict)</title>\
      <rect class="hit" x="\(index.plain)" y="\(length: -Self.reach)" width="1" height="\(length: 2 * Self.reach)"/>\
      <rect class="coop" x="\(length: left)" y="\(length: -up)" width=".8" height="\(length: up)"/>\
      <rect class="conf" x="\(length: left)" y="0" width=".8" height="\(length: down)"/></a>

      """
  }

  /// Up to five days under the chart, at the middle of their bars.
  private var labels: Markup {
    let count = timeLine.bins.count
    let steps = min(count, 5)
    let marks = (0..<steps).map { step -> Markup in
      let index = steps == 1 ? 0 : step * (count - 1) / (steps - 1)
      let place = (Double(index) + 0.5) / Double(count) * 100
      let side: Markup = steps > 1 && step == 0 ? "start" : steps > 1 && step == steps - 1 ? "end" : "mid"
      return
        "<span class=\"\(side)\" style=\"left:\(length: place)%\">\(name(of: timeLine.bins[index]))</span>"
    }
    return "<div class=\"days\" aria-hidden=\"true\">\(marks.joined())</div>"
  }

  private var table: Markup {
    let rows = timeLine.bins.reversed().filter { $0.row.statements > 0 }.map { bin -> Markup in
      """
      <tr><th scope="row"><a href="\(link(to: bin))">\(name(of: bin))</a></th><td>\(bin.row.statements)</td>\
      <td>\(bin.row.clusters)</td><td>+\(bin.row.cooperation)</td><td>−\(bin.row.conflict)</td></tr>

      """
    }
    return """
      <details><summary>The numbers</summary><div class="scroll" tabindex="0" role="region" \
      aria-label="Statements by \(timeLine.unit.rawValue)"><table class="numbers"><thead><tr>\
      <th scope="col">\(timeLine.unit.rawValue.capitalizedFirst)</th><th scope="col">Statements</th>\
      <th scope="col">Different</th><th scope="col">Cooperation</th><th scope="col">Conflict</th></tr></thead><tbody>
      \(rows.joined())</tbody></table></div></details>

      """
  }

  private func link(to bin: TimeLine.Bin) -> String {
    StatementFilter((.from, bin.first.description), (.until, bin.last.description)).fragment
  }

  private func name(of bin: TimeLine.Bin) -> Markup {
    let day = bin.first.description
    return switch timeLine.unit {
    case .day: "\(day)"
    case .week: "week of \(day)"
    case .month: "\(String(day.prefix(7)))"
    case .year: "\(String(day.prefix(4)))"
    }
  }
}

extension Int {
  /// Digits alone, for lengths.
  var plain: Markup { Markup(trusted: String(self)) }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
