import Engine
import Records
import Store

extension RunOutcome {
  /// Takes what a run that published says of itself.
  mutating func add(_ summary: RunSummary) {
    run = summary.run
    status = summary.status == .degraded ? .degraded : .done
    stages = summary.stages
    failures = summary.failures
    publication = summary.publication
    problem = summary.excess?.text
  }

  /// Takes what the history knows: of a run that failed, its number and the stages that it came to; and when runs
  /// ended well before.
  mutating func look(into journal: Journal) {
    guard let rows = try? journal.runs(of: pipeline, limit: 1000) else { return }
    if run == nil, let last = rows.first, last.started == started.description {
      run = last.id
      stages = ((try? journal.stages(ofRun: last.id)) ?? []).compactMap { row in
        StageRecord(encoded: row.record).map { (name: row.stage, record: $0) }
      }
    }
    func last(_ statuses: Set<String>) -> Instant? {
      rows.first { statuses.contains($0.status) && $0.asOf == nil }?.ended.flatMap {
        DateText.parse($0)?.instant
      }
    }
    lastSuccess = last(["done"])
    lastPublication = last(["done", "degraded"])
  }
}
