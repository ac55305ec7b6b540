package import PipelineFile
import StageKit

/// More records were set aside than the pipeline allows.
package struct RejectExcess: Hashable, Sendable {
  package let rejects: Int
  /// Records that were captured, with those that could not be.
  package let records: Int
  package let limit: Threshold

  /// Nil if the pipeline sets no limit or keeps it.
  init?(of stages: [(name: String, record: StageRecord)], in pipeline: Pipeline) {
    guard let limit = pipeline.publication?.maxRejects else { return nil }
    rejects = stages.reduce(0) { $0 + $1.record.result.rejects }
    records = stages.reduce(0) { sum, stage in
      guard let found = pipeline[stage.name], found.descriptor.shape == .capture else { return sum }
      return sum + stage.record.result.outputs.values.reduce(0) { $0 + $1.records }
    }
    self.limit = limit
    guard limit.isExceeded(by: rejects, of: records) else { return nil }
  }

  package var text: String {
    "\(rejects) of \(records) records were set aside, more than the \(limit.text) that max_rejects allows; "
      + "the table rejects says why"
  }
}
