package import Hashing
import PipelineFile
import Records

/// What a run did about a stage.
package enum StageDecision: String, Sendable {
  /// The whole stage's result was known: no chunk was looked at.
  case reused
  /// Some actions ran, or all.
  case ran
  /// Looked at the world and found nothing new.
  case unchanged
  /// A snapshot of an earlier run was taken; the sources were not looked at.
  case recalled
  /// Not among the stages that were asked for.
  case skipped
  /// Stopped with an error.
  case failed
}

/// A stage's line in the history of runs: what fed it, what came out, what was decided and why.
package struct StageRecord: Hashable, Sendable {
  /// Port to the root of the dataset that fed it.
  package var inputs: [String: Digest]
  package var result: StageResult
  package var decision: StageDecision
  /// Why actions ran, in words with names, values and places.
  package var reasons: [String]
  package var actions: Int
  package var ran: Int
  package var milliseconds: Int
  /// Records of all inputs.
  package var recordsIn = 0
  /// How the rows of each output differ from those of the run before, by port; ports that are the same, or whose
  /// rows of before are no longer kept, are absent.
  package var changes: [String: ChangeCounts] = [:]
  /// Bytes of the chunks that the outputs did not have before, uncompressed.
  package var newBytes = 0

  package init(
    inputs: [String: Digest], result: StageResult, decision: StageDecision, reasons: [String], actions: Int,
    ran: Int, milliseconds: Int
  ) {
    self.inputs = inputs
    self.result = result
    self.decision = decision
    self.reasons = reasons
    self.actions = actions
    self.ran = ran
    self.milliseconds = milliseconds
  }

  /// Canonical JSON.
  package var encoded: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("inputs")
    writer.beginObject()
    for (port, root) in inputs.sorted(by: { $0.key < $1.key }) {
      writer.name(port)
      writer.string(root.hex)
    }
    writer.endObject()
    writer.name("result")
    writer.raw(Array(result.encoded.utf8))
    writer.name("decision")
    writer.string(decision.rawValue)
    writer.name("reasons")
    reasons.write(to: &writer)
    for (name, value) in [
      ("actions", actions), ("ran", ran), ("milliseconds", milliseconds), ("records_in", recordsIn),
      ("new_bytes", newBytes),
    ] {
      writer.name(name)
      writer.integer(value)
    }
    writer.name("changes")
    writer.beginObject()
    for (port, counts) in changes.sorted(by: { $0.key < $1.key }) {
      writer.name(port)
      counts.write(to: &writer)
    }
    writer.endObject()
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }
}

extension StageRecord {
  /// Reads the canonical JSON; nil for anything else.
  package init?(encoded: String) {
    guard let record = try? Self.read(Array(encoded.utf8)) else { return nil }
    self = record
  }

  private static func read(_ bytes: [UInt8]) throws(JSONError) -> StageRecord {
    var reader = JSONReader(bytes)
    var record = StageRecord(
      inputs: [:], result: StageResult(outputs: [:]), decision: .failed, reasons: [], actions: 0, ran: 0,
      milliseconds: 0)
    try reader.beginObject()
    var first = true
    while let name = try reader.nextName(first: &first) {
      switch name {
      case "inputs": record.inputs = try inputs(from: &reader)
      case "result":
        let range = try reader.skip()
        let text = String(decoding: bytes[range], as: UTF8.self)
        record.result = StageResult(encoded: text) ?? record.result
      case "decision": record.decision = StageDecision(rawValue: try reader.string()) ?? .failed
      case "reasons": record.reasons = try [String].read(from: &reader)
      case "actions": record.actions = try reader.integer()
      case "ran": record.ran = try reader.integer()
      case "milliseconds": record.milliseconds = try reader.integer()
      case "records_in": record.recordsIn = try reader.integer()
      case "new_bytes": record.newBytes = try reader.integer()
      case "changes":
        try reader.beginObject()
        var firstPort = true
        while let port = try reader.nextName(first: &firstPort) {
          record.changes[port] = try ChangeCounts.read(from: &reader)
        }
      default: try reader.skip()
      }
    }
    return record
  }

  private static func inputs(from reader: inout JSONReader) throws(JSONError) -> [String: Digest] {
    var inputs: [String: Digest] = [:]
    try reader.beginObject()
    var first = true
    while let port = try reader.nextName(first: &first) {
      inputs[port] = Digest(hex: try reader.string())
    }
    return inputs
  }
}
