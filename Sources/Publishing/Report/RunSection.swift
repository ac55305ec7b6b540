import Records

/// What the run brought: counts beside those of the run before, what was set aside, what could not be reached.
struct RunSection {
  let run: RunReport
  let previous: PreviousRun?
  let figures: ReportFigures

  var markup: Markup {
    """
    <section id="run" aria-labelledby="run-title">
    <h2 id="run-title">This run</h2>
    <p class="lead"><b class="outcome \(run.outcome.rawValue)">\(Self.sign(run.outcome)) \
    \(run.outcome.rawValue)</b> · <code>\(run.runID)</code> · finished \
    <time datetime="\(run.finishedAt.description)">\(Self.clock(run.finishedAt.description))</time> after \
    \(Self.seconds(run))\(run.asOf.map { ", as of \($0)" as Markup } ?? "")\
    \(run.isOffline ? ", offline" as Markup : "") · \(comparison)</p>
    <ul class="tiles">
    \(tile("statements", "Statements"))\(differentTile)\(tile("articles", "Articles"))\
    \(tile("rejects", "Set aside"))\
    \(tile("Sources failed", run.failures.count, note: run.failures.isEmpty ? "all answered" : "see below"))</ul>
    \(failures)</section>

    """
  }

  private var comparison: Markup {
    previous.map { "compared with <code>\($0.runID)</code> of \(Self.clock($0.finishedAt))" }
      ?? "no run before it to compare with"
  }

  private func tile(_ table: String, _ label: Markup) -> Markup {
    guard let count = figures.rows[table] else { return "" }
    let note: Markup =
      previous?.rows[table].map { before in
        count == before ? "as before" : "\((count - before).signed) since the last run"
      } ?? ""
    return tile(label, count, note: note)
  }

  private var differentTile: Markup {
    figures.different.map { tile("Different statements", $0, note: "copies counted once") } ?? ""
  }

  private func tile(_ label: Markup, _ count: Int, note: Markup) -> Markup {
    "<li><b>\(count)</b><span>\(label)</span><small>\(note)</small></li>\n"
  }

  private var failures: Markup {
    guard !run.failures.isEmpty else { return "" }
    let rows = run.failures.map { failure -> Markup in
      "<li><b>\(failure.source)</b> (\(failure.stage)): \(failure.reason)</li>\n"
    }
    return """
      <div class="alert" role="note"><h3>Sources that failed</h3>
      <ul>
      \(rows.joined())</ul></div>

      """
  }

  private static func sign(_ outcome: RunReport.Outcome) -> Markup {
    switch outcome {
    case .done: "\u{2713}"
    case .degraded: "\u{26A0}"
    case .failed: "\u{2715}"
    }
  }

  private static func seconds(_ run: RunReport) -> Markup {
    "\(max(0, run.finishedAt.secondsSinceEpoch - run.startedAt.secondsSinceEpoch)) s"
  }

  /// `2031-03-14 18:02 UTC` of an RFC 3339 time; any other text as it is.
  static func clock(_ time: String) -> Markup {
    let bytes = Array(time.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z") else {
      return "\(time)"
    }
    return
      "\(String(decoding: bytes[..<10], as: UTF8.self)) \(String(decoding: bytes[11..<16], as: UTF8.self)) UTC"
  }
}
