import Hashing

/// How the run was made: the stages, how long each took, what was cached, why it ran; and what was set aside.
struct MadeSection {
  let run: RunReport
  let edges: [ReportEdge]

  var markup: Markup {
    let graph = RunGraph(stages: run.stages, edges: edges)
    return """
      <section id="made" aria-labelledby="made-title">
      <h2 id="made-title">How it was made</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Stages">
      \(RunGraphDrawing(graph: graph, direction: .across).svg)\
      \(RunGraphDrawing(graph: graph, direction: .down).svg)</div>
      <details><summary>The stages in a table</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Stages in a table"><table class="numbers">
      <thead><tr><th scope="col">Stage</th><th scope="col">Decision</th><th scope="col">Records</th>\
      <th scope="col">Set aside</th><th scope="col">Actions run</th><th scope="col">Cached</th>\
      <th scope="col">Time</th><th scope="col">Why</th></tr></thead><tbody>
      \(run.stages.map(row).joined())</tbody></table></div></details>
      <p class="note">\(versions)</p></section>

      """
  }

  private func row(_ stage: StageReport) -> Markup {
    """
    <tr><th scope="row">\(stage.name)</th><td>\(stage.decision.rawValue)</td><td>\(stage.shownRecords)</td>\
    <td>\(stage.rejects)</td><td>\(stage.actionsRun)</td><td>\(stage.actionsCached)</td>\
    <td>\(stage.milliseconds.duration)</td><td class="why">\(stage.reasons.joined(separator: "; "))</td></tr>

    """
  }

  private var versions: Markup {
    let parts = run.versions.sorted { $0.key < $1.key }.enumerated().map { index, version -> Markup in
      "\(index > 0 ? " · " as Markup : "")\(version.key) \(version.value)"
    }
    return
      "\(parts.joined()) · pipeline file <code>sha256:\(String(run.pipelineDigest.hex.prefix(12)))…</code>"
  }
}
