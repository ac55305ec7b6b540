/// A list of bars: acts, topics or speakers by their statements.
struct RankingSection {
  /// Entries that are not folded away.
  private static let shown = 12

  let id: Markup
  let title: Markup
  let note: Markup
  let ranking: Ranking
  /// The filters that an entry's names stand for, in their order.
  let keys: [StatementFilter.Key]

  var markup: Markup {
    let top = ranking.top
    guard let most = top.first?.row.statements, most > 0 else { return "" }
    let items = top.map { item($0, most: most) }
    let rest = items.dropFirst(Self.shown)
    return """
      <section id="\(id)" aria-labelledby="\(id)-title">
      <h2 id="\(id)-title">\(title)</h2>
      <p class="note">\(note)</p>
      <ol class="bars">
      \(items.prefix(Self.shown).joined())</ol>
      \(rest.isEmpty ? "" : folded(rest.joined(), count: rest.count))\(left(ranking.count - top.count))</section>

      """
  }

  private func folded(_ items: Markup, count: Int) -> Markup {
    "<details><summary>\(count) more</summary><ol class=\"bars\">\n\(items)</ol></details>\n"
  }

  private func left(_ count: Int) -> Markup {
    count > 0 ? "<p class=\"note\">and \(count) with fewer, in the tables</p>\n" : ""
  }

  private func item(_ entry: Ranking.Entry, most: Int) -> Markup {
    let row = entry.row
    let unit = 100 / Double(most)
    let (cooperation, conflict) = (Double(row.cooperation) * unit, Double(row.conflict) * unit)
    let second: Markup = entry.names.count > 1 && !entry.names[1].isEmpty ? " <i>\(entry.names[1])</i>" : ""
    return """
      <li><a href="\(link(to: entry))"><span class="name"><bdi>\(entry.names[0])</bdi>\(second)</span>\
      <span class="count">\(row.statements) <small>+\(row.cooperation) −\(row.conflict)</small></span>\
      <span class="bar"><span class="coop" style="width:\(length: cooperation)%"></span>\
      <span class="conf" style="width:\(length: conflict)%"></span></span></a></li>

      """
  }

  private func link(to entry: Ranking.Entry) -> String {
    let terms = zip(keys, entry.names).filter { !$0.1.isEmpty }.map { (key: $0.0, value: $0.1) }
    return StatementFilter(terms).fragment
  }
}
