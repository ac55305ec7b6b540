import Engine
import Hashing
import Records

/// Why stages run or do not, in words and in JSON.
enum ExplanationText {
  static func lines(_ explanation: StageExplanation) -> [String] {
    var lines = PlanText.lines(explanation.plan)
    guard let work = explanation.lastWork else { return lines }
    lines.append("last ran in run \(work.run): \(work.record.ran) of \(work.record.actions) actions")
    return lines + work.record.reasons.map { "              because " + $0 }
  }

  static func json(_ explanation: StageExplanation) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("plan")
    PlanText.write(explanation.plan, to: &writer)
    writer.name("last_work")
    if let work = explanation.lastWork {
      writer.beginObject()
      writer.name("run")
      writer.integer(work.run)
      writer.name("record")
      writer.raw(Array(work.record.encoded.utf8))
      writer.endObject()
    } else {
      writer.null()
    }
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  static func lines(_ reuse: ReuseExplanation) -> [String] {
    guard reuse.decision == .reused || reuse.decision == .unchanged else {
      return ["\(reuse.stage) was not reused: run \(reuse.run) \(reuse.decision.rawValue) it"]
        + reuse.record.reasons.map { "              because " + $0 }
    }
    var lines: [String] = []
    let made = reuse.madeIn.map { " of run \($0)" } ?? ""
    if reuse.decision == .unchanged {
      lines.append(
        "\(reuse.stage) looked at its sources in run \(reuse.run) and found what it knew: the snapshot\(made)"
      )
    } else {
      lines.append(
        "\(reuse.stage) was reused in run \(reuse.run): its key is that of the result\(made), "
          + reuse.key.hex.prefix(12))
    }
    for input in reuse.inputs {
      lines.append(
        "  \(input.port) from \(input.stage): the same \(input.records) records, \(input.root.hex.prefix(12))"
      )
    }
    for component in reuse.components {
      let value = component.value
      lines.append("  \(component.name): \(value.count > 60 ? value.prefix(57) + "..." : value)")
    }
    return lines
  }

  static func json(_ reuse: ReuseExplanation) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("stage")
    writer.string(reuse.stage)
    writer.name("run")
    writer.integer(reuse.run)
    writer.name("decision")
    writer.string(reuse.decision.rawValue)
    writer.name("key")
    writer.string(reuse.key.hex)
    writer.name("made_in_run")
    reuse.madeIn.write(to: &writer)
    writer.name("components")
    writer.beginObject()
    for component in reuse.components {
      writer.name(component.name)
      writer.string(component.value)
    }
    writer.endObject()
    writer.name("inputs")
    writer.beginArray()
    for input in reuse.inputs {
      writer.beginObject()
      for (name, value) in [("input", input.port), ("stage", input.stage), ("root", input.root.hex)] {
        writer.name(name)
        writer.string(value)
      }
      writer.name("records")
      writer.integer(input.records)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }
}
