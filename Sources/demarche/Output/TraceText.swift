import Engine
import Hashing
import Records

/// A record's way back, in words and in JSON.
enum TraceText {
  static func lines(_ chain: RecordChain, _ decisions: DecisionLines?) -> [String] {
    var lines = [chain.identifier + (chain.table.map { " in the published table \($0)" } ?? "")]
    if let quotation = chain.quotation {
      let spans = quotation.spans.map { "[\($0.start),\($0.end)]" }.joined(separator: " ")
      lines.append("  words at \(spans) of the article: \(quotation.words)")
      if !quotation.isIntact { lines.append("  the article's text is not the one that the places refer to") }
    }
    if let decisions { lines += decisions.lines }
    if let cluster = chain.cluster {
      lines.append("  cluster \(cluster.identifier) of \(cluster.members.count)")
      for member in cluster.members where cluster.members.count > 1 {
        let mark = member.isCanonical ? ", stands for the cluster" : ""
        let origin = [member.outlet, member.url].compactMap(\.self).joined(separator: ", ")
        lines.append("    \(member.identifier)\(mark)\(origin.isEmpty ? "" : ": \(origin)")")
      }
    }
    for step in chain.steps { lines += self.lines(step) }
    return lines
  }

  private static func lines(_ step: TraceStep) -> [String] {
    let padded = step.stage + String(repeating: " ", count: max(1, 14 - step.stage.count))
    let done = "\(step.shape)\(step.key.map { " \($0.hex.prefix(12))" } ?? ""), "
    let head =
      "\(padded)\(step.identifier): \(done)chunk \(step.chunk.digest.hex.prefix(12)), "
      + "record \(step.place) of \(step.chunk.count), run \(step.run)"
    return [head] + step.facts.map { "              \($0.name): \($0.text ?? $0.value)" }
  }

  static func json(_ chain: RecordChain, _ decisions: DecisionLines?) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("id")
    writer.string(chain.identifier)
    writer.name("table")
    chain.table.write(to: &writer)
    writer.name("words")
    (chain.quotation?.words).write(to: &writer)
    writer.name("text_is_intact")
    (chain.quotation?.isIntact).write(to: &writer)
    writer.name("decided_by")
    if let decisions { decisions.write(to: &writer) } else { writer.null() }
    writer.name("cluster")
    write(chain.cluster, to: &writer)
    writer.name("steps")
    writer.beginArray()
    for step in chain.steps { write(step, to: &writer) }
    writer.endArray()
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private static func write(_ cluster: TracedCluster?, to writer: inout JSONWriter) {
    guard let cluster else { return writer.null() }
    writer.beginObject()
    writer.name("id")
    writer.string(cluster.identifier)
    writer.name("members")
    writer.beginArray()
    for member in cluster.members {
      writer.beginObject()
      writer.name("id")
      writer.string(member.identifier)
      writer.name("is_canonical")
      writer.boolean(member.isCanonical)
      for (name, value) in [("outlet", member.outlet), ("url", member.url)] {
        writer.name(name)
        value.write(to: &writer)
      }
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private static func write(_ step: TraceStep, to writer: inout JSONWriter) {
    writer.beginObject()
    for (name, value) in [
      ("stage", step.stage), ("uses", step.module), ("output", step.port), ("id", step.identifier),
      ("shape", step.shape), ("key", step.key?.hex), ("recipe", step.recipe.hex),
      ("chunk", step.chunk.digest.hex),
    ] as [(String, String?)] {
      writer.name(name)
      value.write(to: &writer)
    }
    for (name, value) in [("run", step.run), ("record", step.place), ("of", step.chunk.count)] {
      writer.name(name)
      writer.integer(value)
    }
    writer.name("facts")
    writer.beginObject()
    for fact in step.facts {
      writer.name(fact.name)
      writer.raw(Array(fact.value.utf8))
    }
    writer.endObject()
    writer.endObject()
  }
}
