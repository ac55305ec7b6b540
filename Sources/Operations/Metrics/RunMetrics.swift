import Engine
import Records
package import Store

/// A run's metrics for the textfile collector of Prometheus' node exporter. The file tells of the last run alone:
/// gauges, so that a night without a run shows by its age.
package struct RunMetrics: Sendable {
  let outcome: RunOutcome
  let version: String
  /// Bytes of the published folder.
  let publishedBytes: Int?
  /// Free bytes by what the disk holds.
  let free: [(place: String, bytes: Int)]

  package init(
    _ outcome: RunOutcome, version: String, publishedBytes: Int?, free: [(place: String, bytes: Int)]
  ) {
    self.outcome = outcome
    self.version = version
    self.publishedBytes = publishedBytes
    self.free = free
  }

  package var text: String {
    var metrics = MetricsText()
    metrics.gauge("demarche_info", "Version of the program.", [sample(1, ("version", version))])
    run(&metrics)
    stages(&metrics)
    results(&metrics)
    return metrics.text
  }

  /// Writes the file whole, or leaves the old one as it is: a collector never reads half of it.
  package func write(to path: String) throws(StoreError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[..<$0]) } ?? "."
    if !folder.isEmpty { try Files.makeFolder(folder) }
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    // The collector takes what ends in .prom.
    let temporary = "\(folder)/.\(name).new"
    try Files.remove(temporary)
    try Files.writeDurably(Array(text.utf8), to: temporary)
    try Files.rename(temporary, to: path)
  }

  private func run(_ metrics: inout MetricsText) {
    metrics.gauge(
      "demarche_last_run_timestamp_seconds", "When the last run ended.",
      [sample(Double(outcome.ended.secondsSinceEpoch))])
    metrics.gauge(
      "demarche_last_run_duration_seconds", "How long the last run took.",
      [sample(Double(outcome.milliseconds) / 1000)])
    metrics.gauge(
      "demarche_last_run_status", "How the last run ended: 1 for the status that it has.",
      RunOutcome.Status.allCases.map { sample($0 == outcome.status ? 1 : 0, ("status", $0.rawValue)) })
    if let time = outcome.lastSuccess {
      metrics.gauge(
        "demarche_last_success_timestamp_seconds", "When the last run ended that was done.",
        [sample(Double(time.secondsSinceEpoch))])
    }
    if let time = outcome.lastPublication {
      metrics.gauge(
        "demarche_last_publication_timestamp_seconds",
        "When the last run ended that published or could have.",
        [sample(Double(time.secondsSinceEpoch))])
    }
  }

  private func stages(_ metrics: inout MetricsText) {
    let stages = outcome.stages
    metrics.gauge(
      "demarche_stage_duration_seconds", "How long a stage took.",
      stages.map { sample(Double($0.record.milliseconds) / 1000, ("stage", $0.name)) })
    metrics.gauge(
      "demarche_stage_records", "Records of a stage's output.",
      stages.flatMap { stage in
        stage.record.result.outputs.filter { $0.key != rejectsPort }.sorted { $0.key < $1.key }.map {
          sample(Double($0.value.records), ("stage", stage.name), ("output", $0.key))
        }
      })
    metrics.gauge(
      "demarche_stage_rejects", "Records that a stage set aside.",
      stages.map { sample(Double($0.record.result.rejects), ("stage", $0.name)) })
    metrics.gauge(
      "demarche_stage_actions", "Actions of a stage, performed or found in the cache.",
      stages.flatMap { stage in
        [
          sample(Double(stage.record.ran), ("stage", stage.name), ("result", "performed")),
          sample(Double(cached(stage.record)), ("stage", stage.name), ("result", "cached")),
        ]
      })
    metrics.gauge(
      "demarche_stage_new_bytes", "Bytes of records that a stage's outputs did not have before.",
      stages.map { sample(Double($0.record.newBytes), ("stage", $0.name)) })
  }

  /// A stage whose whole result was known looked at no action.
  private func cached(_ record: StageRecord) -> Int {
    guard record.ran == 0, record.actions == 0 else { return max(0, record.actions - record.ran) }
    return record.result.outputs.filter { $0.key != rejectsPort }.values.map(\.chunks).max() ?? 0
  }

  private func results(_ metrics: inout MetricsText) {
    metrics.gauge(
      "demarche_failed_sources", "Sources that could not be captured whole.",
      [sample(Double(outcome.failures.count))])
    metrics.gauge(
      "demarche_source_failed", "A source that could not be captured whole.",
      Set(outcome.failures.map(\.source)).sorted().map { sample(1, ("source", $0)) })
    metrics.gauge(
      "demarche_published_rows", "Rows of a published table.",
      (outcome.publication?.rows ?? []).map { sample(Double($0.rows), ("table", $0.table)) })
    if let publishedBytes {
      metrics.gauge(
        "demarche_published_bytes", "Bytes of what is published.", [sample(Double(publishedBytes))])
    }
    metrics.gauge(
      "demarche_disk_free_bytes", "What is free on the disk that holds the store, or the results.",
      free.map { sample(Double($0.bytes), ("place", $0.place)) })
  }

  private func sample(_ value: Double, _ labels: (String, String)...) -> MetricsText.Sample {
    ([(name: "pipeline", value: outcome.pipeline)] + labels.map { (name: $0.0, value: $0.1) }, value)
  }
}
