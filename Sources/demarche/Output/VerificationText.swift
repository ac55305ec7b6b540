import Engine
import Hashing
import Records

/// What verifying found, in words and in JSON.
enum VerificationText {
  static func line(_ verification: Verification) -> String {
    let name = "\(verification.stage).\(verification.port)"
    guard let difference = verification.difference else {
      return "\(name): \(verification.records) records, the same"
    }
    return "\(name): differs at \(place(difference))"
  }

  static func line(_ stage: SampledStage) -> String {
    let checked = "\(stage.stage): \(stage.checked) of \(stage.actions) actions"
    guard let difference = stage.difference else { return checked + ", the same" }
    let output = difference.port.map { "output \($0), " } ?? ""
    return "\(checked); \(difference.step) \(difference.key.hex.prefix(12)) differs: \(output)"
      + place(difference.record)
  }

  private static func place(_ difference: RecordDifference) -> String {
    let place = difference.record + (difference.field.map { ", field \($0)" } ?? "")
    return "\(place): kept \(difference.kept ?? "nothing"), from scratch \(difference.fresh ?? "nothing")"
  }

  static func json(_ verifications: [Verification]) -> String {
    var writer = JSONWriter()
    writer.beginArray()
    for verification in verifications {
      writer.beginObject()
      writer.name("stage")
      writer.string(verification.stage)
      writer.name("output")
      writer.string(verification.port)
      writer.name("records")
      writer.integer(verification.records)
      write(verification.difference, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  static func json(_ stages: [SampledStage]) -> String {
    var writer = JSONWriter()
    writer.beginArray()
    for stage in stages {
      writer.beginObject()
      writer.name("stage")
      writer.string(stage.stage)
      writer.name("actions")
      writer.integer(stage.actions)
      writer.name("checked")
      writer.integer(stage.checked)
      writer.name("step")
      (stage.difference?.step).write(to: &writer)
      writer.name("key")
      (stage.difference?.key.hex).write(to: &writer)
      writer.name("output")
      (stage.difference?.port).write(to: &writer)
      write(stage.difference?.record, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private static func write(_ difference: RecordDifference?, to writer: inout JSONWriter) {
    writer.name("same")
    writer.boolean(difference == nil)
    guard let difference else { return }
    for (name, value) in [
      ("record", difference.record), ("field", difference.field), ("kept", difference.kept),
      ("from_scratch", difference.fresh),
    ] as [(String, String?)] {
      writer.name(name)
      value.write(to: &writer)
    }
  }
}
