/// Who speaks to or about whom: a table whose cells are coloured by the balance of cooperation and conflict, and
/// say it with a sign and a number too.
struct MatrixSection {
  let matrix: PairMatrix

  var markup: Markup {
    guard !matrix.isEmpty else { return "" }
    let (actors, targets) = matrix.shown
    let head = targets.map { "<th scope=\"col\"><bdi>\($0)</bdi></th>" as Markup }.joined()
    let rows = actors.map { actor -> Markup in
      let cells = targets.map { cell(from: actor, to: $0) }.joined()
      let link = StatementFilter((.actor, actor)).fragment
      return "<tr><th scope=\"row\"><a href=\"\(link)\"><bdi>\(actor)</bdi></a></th>\(cells)</tr>\n"
    }
    return """
      <section id="pairs" aria-labelledby="pairs-title">
      <h2 id="pairs-title">Who speaks to or about whom</h2>
      <p class="note">Rows speak; columns are addressed or spoken about. In a cell: the balance, which is statements of
      cooperation less statements of conflict, over how many there are.\(left)</p>
      <p class="legend" aria-hidden="true"><span class="m3">− conflict</span><span class="m2"></span>\
      <span class="m1"></span><span class="z"></span><span class="p1"></span><span class="p2"></span>\
      <span class="p3">+ cooperation</span></p>
      <div class="scroll" tabindex="0" role="region" aria-label="Who speaks to or about whom">
      <table class="matrix"><thead><tr><th scope="col"><span class="corner">from ↓ to →</span></th>\(head)</tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div></section>

      """
  }

  private func cell(from actor: String, to target: String) -> Markup {
    guard let row = matrix.row(from: actor, to: target) else {
      return actor == target ? "<td class=\"self\"></td>" : "<td></td>"
    }
    let link = StatementFilter((.actor, actor), (.to, target)).fragment
    return """
      <td class="\(Self.tone(row))"><a href="\(link)" title="\(actor) to or about \(target): \(row.statements) \
      statements, \(row.cooperation) of cooperation, \(row.conflict) of conflict"><b>\(row.balance.signed)</b>\
      <small>of \(row.statements)</small></a></td>
      """
  }

  /// Seven tones, by the share of the balance in all.
  static func tone(_ row: SummaryRow) -> Markup {
    let share = row.statements > 0 ? Double(row.balance) / Double(row.statements) : 0
    switch share {
    case ..<(-0.67): return "m3"
    case ..<(-0.33): return "m2"
    case ..<0: return "m1"
    case 0: return "z"
    case ...0.33: return "p1"
    case ...0.67: return "p2"
    default: return "p3"
    }
  }

  private var left: Markup {
    let (all, shown) = matrix.statements
    var parts: Markup = ""
    if shown < all { parts += " Shown are the most involved, with \(shown) of \(all) statements of a pair." }
    if matrix.unpaired > 0 {
      parts += " \(matrix.unpaired) statements have no known actor or no one they are to or about."
    }
    return parts
  }
}
