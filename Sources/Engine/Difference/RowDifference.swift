import Hashing
package import Records

/// Numbers of rows that differ between two datasets.
package struct ChangeCounts: Hashable, Sendable {
  package var added: Int
  package var removed: Int
  package var changed: Int

  package init(added: Int = 0, removed: Int = 0, changed: Int = 0) {
    self.added = added
    self.removed = removed
    self.changed = changed
  }

  package var isNone: Bool { added == 0 && removed == 0 && changed == 0 }

  package static func + (a: ChangeCounts, b: ChangeCounts) -> ChangeCounts {
    ChangeCounts(added: a.added + b.added, removed: a.removed + b.removed, changed: a.changed + b.changed)
  }
}

extension ChangeCounts {
  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    for (name, value) in [("added", added), ("changed", changed), ("removed", removed)] {
      writer.name(name)
      writer.integer(value)
    }
    writer.endObject()
  }

  static func read(from reader: inout JSONReader) throws(JSONError) -> ChangeCounts {
    var counts = ChangeCounts()
    var first = true
    try reader.beginObject()
    while let name = try reader.nextName(first: &first) {
      switch name {
      case "added": counts.added = try reader.integer()
      case "changed": counts.changed = try reader.integer()
      case "removed": counts.removed = try reader.integer()
      default: try reader.skip()
      }
    }
    return counts
  }

  /// In words: `12 added, 3 changed`.
  package var text: String {
    let parts = [(added, "added"), (changed, "changed"), (removed, "removed")].filter { $0.0 > 0 }
    return parts.isEmpty ? "no record changed" : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}

/// One row that differs.
package struct RowChange: Sendable {
  /// The row's name: see `RowIdentity`.
  package let name: [UInt8]
  /// The canonical lines; nil on the side where the row is not.
  package let old: [UInt8]?
  package let new: [UInt8]?
}

/// Compares two datasets of one table row by row, reading only the chunks in which they differ, a few at a time.
///
/// A row that moved to another chunk, because its day is another, is a changed row and not one removed and one
/// added. For that the names of unmatched rows are kept, as 64-bit hashes: 2,000,000 of them take some 64 MB.
package struct RowDifference {
  package let chunks: ChunkDifference
  private let identity: RowIdentity
  private let read: (ChunkReference) throws -> ChunkLines

  package init(
    _ chunks: ChunkDifference, schema: TableSchema, read: @escaping (ChunkReference) throws -> ChunkLines
  ) {
    self.chunks = chunks
    identity = RowIdentity(schema)
    self.read = read
  }

  /// How many rows differ.
  package func counts() throws -> ChangeCounts {
    let survey = try survey()
    let moved = survey.moved.count
    return ChangeCounts(
      added: survey.added.count - moved, removed: survey.removed.count - moved,
      changed: survey.changed + moved)
  }

  /// Calls `body` with each row that differs, in the order of the datasets, until it gives false. Rows that moved
  /// come where the second of their places is.
  package func forEachChange(_ body: (RowChange) throws -> Bool) throws {
    let moved = try survey().moved
    var waiting: [UInt64: RowChange] = [:]
    for region in chunks.regions {
      for change in try compare(region) {
        guard (change.old == nil) != (change.new == nil), moved.contains(Self.hash(change.name)) else {
          guard try body(change) else { return }
          continue
        }
        guard let other = waiting.removeValue(forKey: Self.hash(change.name)) else {
          waiting[Self.hash(change.name)] = change
          continue
        }
        let whole = RowChange(name: change.name, old: other.old ?? change.old, new: other.new ?? change.new)
        guard try body(whole) else { return }
      }
    }
  }

  private struct Survey {
    var changed = 0
    var added: Set<UInt64> = []
    var removed: Set<UInt64> = []
    var moved: Set<UInt64> {
      added.count < removed.count ? added.intersection(removed) : removed.intersection(added)
    }
  }

  private func survey() throws -> Survey {
    var survey = Survey()
    for region in chunks.regions {
      for change in try compare(region) {
        if change.old == nil {
          survey.added.insert(Self.hash(change.name))
        } else if change.new == nil {
          survey.removed.insert(Self.hash(change.name))
        } else {
          survey.changed += 1
        }
      }
    }
    return survey
  }

  private func compare(_ region: ChunkDifference.Region) throws -> [RowChange] {
    var old = try rows(of: region.gone)
    let new = try rows(of: region.come)
    var changes: [RowChange] = []
    for (name, line) in new.ordered {
      if let before = old.lines.removeValue(forKey: name) {
        if before != line { changes.append(RowChange(name: name, old: before, new: line)) }
      } else {
        changes.append(RowChange(name: name, old: nil, new: line))
      }
    }
    for (name, line) in old.ordered where old.lines[name] != nil {
      changes.append(RowChange(name: name, old: line, new: nil))
    }
    return changes
  }

  private struct Rows {
    var ordered: [(name: [UInt8], line: [UInt8])] = []
    var lines: [[UInt8]: [UInt8]] = [:]
  }

  /// The rows of some chunks by their names. Equal rows of a table without a key are told apart by a number.
  private func rows(of references: [ChunkReference]) throws -> Rows {
    var rows = Rows()
    for reference in references {
      let content = try read(reference)
      try content.forEachLine { range in
        let line = Array(content.bytes[range])
        var name = try identity.name(of: content.bytes, in: range)
        var number = 1
        while rows.lines[name] != nil {
          number += 1
          name = try identity.name(of: content.bytes, in: range) + Array(" #\(number)".utf8)
        }
        rows.lines[name] = line
        rows.ordered.append((name, line))
      }
    }
    return rows
  }

  private static func hash(_ name: [UInt8]) -> UInt64 { Digest.of(name).prefix }
}
