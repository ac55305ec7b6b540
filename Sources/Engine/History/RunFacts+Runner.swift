import PipelineFile
import StageKit

extension RunFacts {
  /// How a run is asked for, and with what.
  init(of runner: PipelineRunner) {
    self.init()
    selection = runner.options.selection.text
    isForced = runner.options.isForced
    isOffline = runner.options.isOffline
    jobs = runner.options.jobs
    versions = ["demarche": runner.options.version, "key schema": Recipe.keySchema]
    for stage in runner.pipeline.stages {
      versions.merge(stage.descriptor.libraries) { first, _ in first }
    }
  }

  /// What came of it besides.
  init(_ summary: RunSummary, of runner: PipelineRunner) {
    self.init(of: runner)
    failures = Dictionary(summary.failures, uniquingKeysWith: { first, _ in first })
    if let publication = summary.publication {
      published = publication.isNew ? publication.folder : nil
      rows = Dictionary(
        publication.rows.map { ($0.table, $0.rows) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The status of a run that ended with an error.
  static func status(of error: any Error) -> String {
    switch error {
    case is CancellationError: "stopped"
    case EngineError.changeRefused: "refused"
    default: "failed"
    }
  }
}
