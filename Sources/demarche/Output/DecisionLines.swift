import Engine
import Extract
import PipelineFile
import Records
import StageKit

/// What decided the fields of a published statement: its article is read once more, by the stage's parameters, and each
/// decision tells its ground.
struct DecisionLines {
  let decisions: [Decision]
  /// Whether the statement comes out as it was published; if not, code or parameters are others now.
  let isCurrent: Bool

  /// Nil where the chain holds no statement that the module `extract` made.
  init?(_ chain: RecordChain, _ pipeline: Pipeline) throws {
    guard let made = chain.steps.first(where: { $0.module == Extract.descriptor.name }),
      let stage = pipeline[made.stage],
      let step = chain.steps.drop(while: { $0.stage != made.stage }).dropFirst().first
    else { return nil }
    let extractor = try Extract.extractor(stage.parameters)
    let found = extractor.explained(in: try Article(line: step.line)).first {
      $0.statement.id == made.identifier
    }
    decisions = found?.decisions ?? []
    isCurrent = found?.statement.canonicalLine == made.line
  }

  var lines: [String] {
    var lines = ["  decided by"]
    for decision in decisions { lines.append("    " + Self.line(decision)) }
    if decisions.isEmpty {
      lines.append(
        "    unknown: the code or the parameters have changed since, and the statement is not found any more")
    } else if !isCurrent {
      lines.append("    the code or the parameters have changed since: this is what decides now")
    }
    return lines
  }

  /// "act PROTEST: the words “strong protest” (0.95)".
  static func line(_ decision: Decision) -> String {
    let value = decision.value.map { " \($0)" } ?? ""
    let confidence = decision.confidence.map { " (\($0))" } ?? ""
    return "\(decision.field)\(value): \(decision.ground)\(confidence)"
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("is_current")
    writer.boolean(isCurrent)
    writer.name("decisions")
    writer.beginArray()
    for decision in decisions {
      writer.beginObject()
      writer.name("field")
      writer.string(decision.field)
      writer.name("value")
      decision.value.write(to: &writer)
      writer.name("ground")
      writer.string(decision.ground)
      writer.name("confidence")
      decision.confidence.write(to: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
