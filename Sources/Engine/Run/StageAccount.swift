import Hashing
import PipelineFile
import Records
import StageKit

/// Counts what a run brought to a stage's outputs, for the history.
struct StageAccount {
  let stage: PipelineStage
  let comparison: DatasetChanges

  /// Records of all that feeds a stage.
  static func recordsIn(of stage: PipelineStage, from results: [String: StageResult]) -> Int {
    stage.inputs.reduce(0) { $0 + (results[$1.stage]?.outputs[$1.output]?.records ?? 0) }
  }

  /// Fills in how the outputs differ from those of the run before.
  func add(to record: inout StageRecord, since last: StageRecord?) throws {
    record.newBytes = 0
    for (port, dataset) in record.result.outputs {
      guard let schema = stage.schema(ofOutput: port) else { continue }
      guard let before = last?.result.outputs[port] else {
        if dataset.records > 0 { record.changes[port] = ChangeCounts(added: dataset.records) }
        record.newBytes += comparison.bytes(of: dataset.root)
        continue
      }
      guard before.root != dataset.root else { continue }
      let change = comparison.change(from: before.root, to: dataset.root, schema: schema)
      record.changes[port] = change.rows
      record.newBytes += change.newBytes
    }
  }
}

extension PipelineStage {
  /// The table that an output holds; nil if there is no such output.
  func schema(ofOutput port: String) -> TableSchema? {
    port == rejectsPort ? Reject.schema.table : outputs.first { $0.name == port }?.schema
  }
}

extension Pipeline {
  /// The table that an input reads.
  func schema(of input: StageInput) -> TableSchema {
    self[input.stage]?.schema(ofOutput: input.output) ?? Reject.schema.table
  }
}
