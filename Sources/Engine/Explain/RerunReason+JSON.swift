package import Records

extension RerunReason {
  /// An object: what kind of reason it is, its facts, and its text.
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("kind")
    switch self {
    case .neverRan: writer.string("never_ran")
    case .forced: writer.string("forced")
    case .component(let name, let old, let new, let place):
      writer.string("component")
      for (member, value) in [("component", name), ("old", old), ("new", new), ("place", place)] {
        writer.name(member)
        value.write(to: &writer)
      }
    case .input(let port, let stage, let change):
      writer.string("input")
      writer.name("input")
      writer.string(port)
      writer.name("stage")
      writer.string(stage)
      Self.write(change, to: &writer)
    case .seen(let change):
      writer.string("seen")
      Self.write(change, to: &writer)
    case .resultLost: writer.string("result_lost")
    }
    writer.name("text")
    writer.string(text)
    writer.endObject()
  }

  private static func write(_ change: DatasetChange, to writer: inout JSONWriter) {
    for (name, value) in [
      ("chunks", change.chunks), ("changed_chunks", change.changedChunks), ("records", change.records),
      ("records_before", change.recordsBefore),
    ] {
      writer.name(name)
      writer.integer(value)
    }
    writer.name("rows")
    if let rows = change.rows { rows.write(to: &writer) } else { writer.null() }
  }
}
