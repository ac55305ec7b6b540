import Records

/// What the history keeps of a run besides its stages: how it was asked for, with what, and what was published.
package struct RunFacts: Hashable, Sendable {
  /// `all`, `only extract`, `from extract`, ...
  package var selection = "all"
  package var isForced = false
  package var isOffline = false
  package var jobs = 0
  /// Versions of the program, of the composition of keys and of libraries, by name.
  package var versions: [String: String] = [:]
  /// Sources that could not be captured: name and reason.
  package var failures: [String: String] = [:]
  /// Folder of the publication; nil if nothing new was published.
  package var published: String?
  /// Rows by published table.
  package var rows: [String: Int] = [:]
  /// Why the run ended as it did, if not well.
  package var problem: String?
  package var milliseconds = 0
  /// What the stages' records said in a line; of a run whose details were collected, this is left.
  package var summary: String?

  package init() {}

  /// Canonical JSON.
  package var encoded: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("selection")
    writer.string(selection)
    writer.name("forced")
    writer.boolean(isForced)
    writer.name("offline")
    writer.boolean(isOffline)
    writer.name("jobs")
    writer.integer(jobs)
    for (name, map) in [("versions", versions), ("failures", failures)] {
      writer.name(name)
      writer.beginObject()
      for (key, value) in map.sorted(by: { $0.key < $1.key }) {
        writer.name(key)
        writer.string(value)
      }
      writer.endObject()
    }
    writer.name("published")
    published.write(to: &writer)
    writer.name("rows")
    writer.beginObject()
    for (table, count) in rows.sorted(by: { $0.key < $1.key }) {
      writer.name(table)
      writer.integer(count)
    }
    writer.endObject()
    writer.name("problem")
    problem.write(to: &writer)
    writer.name("milliseconds")
    writer.integer(milliseconds)
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  /// Reads the canonical JSON; nil for anything else.
  package init?(encoded: String) {
    guard let facts = try? Self.read(encoded) else { return nil }
    self = facts
  }

  private static func read(_ encoded: String) throws(JSONError) -> RunFacts {
    var reader = JSONReader(Array(encoded.utf8))
    var facts = RunFacts()
    var first = true
    try reader.beginObject()
    while let name = try reader.nextName(first: &first) {
      switch name {
      case "selection": facts.selection = try reader.string()
      case "forced": facts.isForced = try reader.boolean()
      case "offline": facts.isOffline = try reader.boolean()
      case "jobs": facts.jobs = try reader.integer()
      case "versions": facts.versions = try texts(&reader)
      case "failures": facts.failures = try texts(&reader)
      case "published": facts.published = try String?.read(from: &reader)
      case "rows":
        var firstRow = true
        try reader.beginObject()
        while let table = try reader.nextName(first: &firstRow) { facts.rows[table] = try reader.integer() }
      case "problem": facts.problem = try String?.read(from: &reader)
      case "milliseconds": facts.milliseconds = try reader.integer()
      case "summary": facts.summary = try String?.read(from: &reader)
      default: try reader.skip()
      }
    }
    return facts
  }

  private static func texts(_ reader: inout JSONReader) throws(JSONError) -> [String: String] {
    var result: [String: String] = [:]
    var first = true
    try reader.beginObject()
    while let name = try reader.nextName(first: &first) { result[name] = try reader.string() }
    return result
  }

  /// In words, for people.
  package var lines: [String] {
    var lines = [
      summary != nil
        ? "took \(milliseconds) ms; what more there was to tell was collected"
        : "asked for: \(selection)" + (isForced ? ", forced" : "") + (isOffline ? ", offline" : "")
          + ", \(jobs) jobs; took \(milliseconds) ms"
    ]
    let made = versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    if !made.isEmpty { lines.append("made with: " + made.joined(separator: ", ")) }
    for (source, reason) in failures.sorted(by: { $0.key < $1.key }) {
      lines.append("source '\(source)' failed: \(reason)")
    }
    if let published { lines.append("published: \(published)") }
    if let problem { lines.append("problem: \(problem)") }
    return lines
  }
}
