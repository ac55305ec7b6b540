import Records

/// What was set aside, by reason. It tells of the data and not of the run, so it stands apart.
struct RejectsSection {
  let rejects: RejectCounts

  var markup: Markup {
    guard rejects.total > 0 else { return "" }
    let reasons = rejects.reasons.map { reason, count -> Markup in
      "<tr><th scope=\"row\">\(reason.reason)</th><td>\(reason.stage)</td><td>\(count)</td></tr>\n"
    }
    let examples = rejects.examples.map { reject -> Markup in
      """
      <li><bdi>\(reject.locator ?? reject.recordID)</bdi> — \(reject.reason)\
      \(reject.detail.map { ": \($0)" as Markup } ?? "")</li>

      """
    }
    return """
      <section id="rejects" aria-labelledby="rejects-title">
      <h2 id="rejects-title">Set aside</h2>
      <table class="numbers"><thead><tr><th scope="col">Reason</th><th scope="col">Stage</th>\
      <th scope="col">Records</th></tr></thead><tbody>
      \(reasons.joined())</tbody></table>
      <details><summary>The first \(rejects.examples.count)</summary><ul>
      \(examples.joined())</ul></details></section>

      """
  }
}
