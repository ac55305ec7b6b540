import Records

extension RunFacts {
  /// The longest piece of a problem's text, or of what was wrong with a source, that stays with a summary, in bytes.
  private static let longestReason = 200

  /// What the records of a run's stages say in a line.
  package static func summary(of records: [StageRecord]) -> String {
    let actions = records.reduce(0) { $0 + $1.ran }
    let text = "\(actions) actions"
    if let counts = records.first?.changes.first(where: { $0.key != rejectsPort })?.value {
      return text + ", documents: \(counts.text)"
    }
    let brought = records.contains { !$0.changes.filter { $0.key != rejectsPort }.isEmpty }
    return brought || actions > 0 ? text : text + ", nothing changed"
  }

  /// What is kept of a run when its details go, as canonical JSON.
  func summarized(_ records: [StageRecord]) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("summary")
    writer.string(summary ?? Self.summary(of: records))
    if !failures.isEmpty {
      writer.name("failures")
      writer.beginObject()
      for (source, reason) in failures.sorted(by: { $0.key < $1.key }) {
        writer.name(source)
        writer.string(Self.cut(reason))
      }
      writer.endObject()
    }
    if let problem {
      writer.name("problem")
      writer.string(Self.cut(problem))
    }
    writer.name("milliseconds")
    writer.integer(milliseconds)
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private static func cut(_ text: String) -> String {
    String(decoding: text.utf8.prefix(longestReason), as: UTF8.self)
  }
}
