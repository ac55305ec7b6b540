import Engine
import Records

/// Plans in words and in JSON.
enum PlanText {
  static func lines(_ plan: StagePlan) -> [String] {
    let padded = plan.name + String(repeating: " ", count: max(1, 14 - plan.name.count))
    return [padded + state(plan)] + plan.reasons.map { "              because " + $0.text }
  }

  /// What all stages have to do together.
  static func total(_ plans: [StagePlan]) -> String {
    let works = plans.compactMap(\.work)
    guard !works.isEmpty || plans.contains(where: { $0.state != .upToDate }) else {
      return "nothing to do"
    }
    let times = works.compactMap(\.milliseconds)
    guard times.count == works.count, !works.isEmpty else {
      return "how long it takes is not known before a first run"
    }
    let runs = works.map(\.basis).min() ?? 0
    return "about \(duration(times.reduce(0, +))) in all, by the median rates of "
      + (runs == 1 ? "1 earlier run" : "\(runs) earlier runs")
  }

  static func json(_ plans: [StagePlan]) -> String {
    var writer = JSONWriter()
    writer.beginArray()
    for plan in plans { write(plan, to: &writer) }
    writer.endArray()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  static func write(_ plan: StagePlan, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("stage")
    writer.string(plan.name)
    writer.name("uses")
    writer.string(plan.module)
    writer.name("state")
    switch plan.state {
    case .upToDate: writer.string("up_to_date")
    case .runs(let missing, let total):
      writer.string("runs")
      writer.name("missing_chunks")
      writer.integer(missing)
      writer.name("chunks")
      writer.integer(total)
    case .waits(let names):
      writer.string("waits")
      writer.name("waits_for")
      names.write(to: &writer)
    }
    writer.name("records")
    plan.records.write(to: &writer)
    writer.name("last_run")
    plan.lastRun.write(to: &writer)
    writer.name("work")
    write(plan.work, to: &writer)
    writer.name("reasons")
    writer.beginArray()
    for reason in plan.reasons { reason.write(to: &writer) }
    writer.endArray()
    writer.endObject()
  }

  private static func write(_ work: PlannedWork?, to writer: inout JSONWriter) {
    guard let work else { return writer.null() }
    writer.beginObject()
    for (name, value) in [("chunks", work.chunks), ("records", work.records), ("basis_runs", work.basis)] {
      writer.name(name)
      writer.integer(value)
    }
    writer.name("estimated")
    writer.boolean(work.isGuess)
    writer.name("milliseconds")
    work.milliseconds.write(to: &writer)
    writer.endObject()
  }

  /// Milliseconds as people say them.
  static func duration(_ milliseconds: Int) -> String {
    switch milliseconds {
    case ..<1000: "\(milliseconds) ms"
    case ..<120_000: "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
    case ..<7_200_000: "\((milliseconds + 30_000) / 60_000) min"
    default: "\(milliseconds / 3_600_000) h \(milliseconds % 3_600_000 / 60_000) min"
    }
  }

  private static func state(_ plan: StagePlan) -> String {
    let time = plan.work?.milliseconds.map { ", about \(duration($0))" } ?? ""
    switch plan.state {
    case .upToDate: return "up to date" + (plan.records.map { ", \($0) records" } ?? "")
    case .runs(let missing, let total):
      let records = plan.work.map { ", \($0.records) records" } ?? ""
      return "will run: \(missing) of \(total) chunks\(records)\(time)"
    case .waits(let names):
      let likely = plan.work.map { "; likely \($0.chunks) actions, \($0.records) records\(time)" } ?? ""
      return "depends on what comes of \(names.joined(separator: ", "))\(likely)"
    }
  }
}
