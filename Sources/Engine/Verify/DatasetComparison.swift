import Records
import Store

/// Where two datasets first part.
package struct RecordDifference: Hashable, Sendable {
  /// Identifier of the record, as far as its line tells one.
  package let record: String
  /// The first field that differs; nil if the whole record is there on one side only.
  package let field: String?
  package let kept: String?
  package let fresh: String?
}

/// Compares two datasets line by line, one chunk of each in memory.
struct DatasetComparison {
  let kept: Dataset
  let keptIn: Workspace
  let fresh: Dataset
  let freshIn: Workspace

  /// The first difference. Datasets of equal lines in different chunks differ in how they were cut.
  func firstDifference() throws -> RecordDifference {
    var old = LineCursor(dataset: kept, workspace: keptIn)
    var new = LineCursor(dataset: fresh, workspace: freshIn)
    while true {
      let (a, b) = (try old.next(), try new.next())
      guard a != b else {
        if a == nil { return RecordDifference(record: "(chunks)", field: nil, kept: nil, fresh: nil) }
        continue
      }
      return try difference(a, b)
    }
  }

  private func difference(_ a: [UInt8]?, _ b: [UInt8]?) throws(JSONError) -> RecordDifference {
    let old = try a.map { (line) throws(JSONError) in try RowMember.all(of: line) }
    let new = try b.map { (line) throws(JSONError) in try RowMember.all(of: line) }
    let identifier = (old ?? new)?.first?.value ?? ""
    guard let old, let new, old.first?.value == new.first?.value else {
      return RecordDifference(
        record: identifier, field: nil, kept: old?.first?.value, fresh: new?.first?.value)
    }
    for (before, after) in zip(old, new) where before != after {
      return RecordDifference(record: identifier, field: before.name, kept: before.value, fresh: after.value)
    }
    return RecordDifference(record: identifier, field: nil, kept: nil, fresh: nil)
  }
}

/// The lines of a dataset, one after the other.
private struct LineCursor {
  let dataset: Dataset
  let workspace: Workspace
  private var chunk = 0
  private var lines: [[UInt8]] = []
  private var line = 0

  init(dataset: Dataset, workspace: Workspace) {
    self.dataset = dataset
    self.workspace = workspace
  }

  mutating func next() throws(StoreError) -> [UInt8]? {
    while line == lines.count {
      guard chunk < dataset.chunks.count else { return nil }
      let content = try workspace.lines(of: dataset.chunks[chunk])
      lines = []
      content.forEachLine { lines.append(Array(content.bytes[$0])) }
      line = 0
      chunk += 1
    }
    defer { line += 1 }
    return lines[line]
  }
}
