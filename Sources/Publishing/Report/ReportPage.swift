import Hashing
import Records

/// `report/index.html`: what a run brought, on one page that needs no network, no font and no library.
///
/// The same tables give the same bytes but for two parts, which tell of the run and stand between the comments
/// `<!--run-->` and `<!--/run-->`, each on its own line.
package enum ReportPage {
  /// Path in the published folder.
  package static let path = "report/index.html"
  /// Changes with what the page says of the same tables, so that pages made before are made anew.
  package static let version = "2"

  /// The page. `tables` are those that are published: from the summary tables come the figures, from `statements`
  /// the list; a section whose table is not there is left out. Throws what reading the tables throws, and
  /// `JSONError` for lines that are none.
  package static func make(
    tables: [ReportTable], run: RunReport, edges: [ReportEdge], previous: PreviousRun? = nil
  ) throws -> [UInt8] {
    let figures = try ReportFigures(of: tables)
    let columns = StatementColumns(figures.newest)
    let page = ReportSkeleton(
      title: run.pipeline, contentSecurity: contentSecurity, style: Markup(trusted: ReportStyle.css),
      script: Markup(trusted: ReportScript.all),
      data: Markup(trusted: String(decoding: columns.json, as: UTF8.self)))
    let ofThisRun = ofRun(RunSection(run: run, previous: previous, figures: figures).markup)
    let time = TimeLineSection(timeLine: figures.timeLine).markup
    let matrix = MatrixSection(matrix: figures.matrix).markup
    let rankings = rankings(figures)
    let statements = StatementsSection(columns: columns, different: figures.different).markup
    let made = ofRun(MadeSection(run: run, edges: edges).markup)
    let body: [Markup] = [
      ofThisRun, time, matrix,
      "<div class=\"columns\">\n\(rankings.map(\.markup).joined())</div>\n", statements,
      RejectsSection(rejects: figures.rejects).markup, made,
    ]
    let menu: [(id: Markup, title: Markup, section: Markup)] =
      [("run", "This run", ofThisRun), ("time", "Time", time), ("pairs", "Who to whom", matrix)]
      + rankings.map { ($0.id, $0.title, $0.markup) }
      + [("statements", "Statements", statements), ("made", "How it was made", made)]
    // What is empty is left out, and nothing leads there.
    let filled = menu.filter { !$0.section.html.isEmpty }.map { (id: $0.id, title: $0.title) }
    return Array(page.markup(body: body.joined(), menu: filled).html.utf8)
  }

  private static func ofRun(_ markup: Markup) -> Markup { "<!--run-->\n\(markup)<!--/run-->\n" }

  private static func rankings(_ figures: ReportFigures) -> [(id: Markup, title: Markup, markup: Markup)] {
    let note: Markup = "Statements: + cooperation, − conflict."
    let sections = [
      RankingSection(id: "acts", title: "Acts", note: note, ranking: figures.acts, keys: [.act]),
      RankingSection(id: "topics", title: "Topics", note: note, ranking: figures.topics, keys: [.topic]),
      RankingSection(
        id: "speakers", title: "Most active speakers", note: note, ranking: figures.speakers,
        keys: [.speaker, .actor]),
    ]
    return zip(sections, ["Acts", "Topics", "Speakers"] as [Markup]).map { ($0.id, $1, $0.markup) }
  }

  /// Nothing is loaded, and no script runs but the page's own, whatever a text may hold (CSP level 3).
  private static var contentSecurity: Markup {
    let hash = String(decoding: Base64.encode(Digest.of(Array(ReportScript.all.utf8)).bytes), as: UTF8.self)
    return """
      default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(Markup(trusted: hash))'; \
      img-src data:; base-uri 'none'; form-action 'none'
      """
  }
}
