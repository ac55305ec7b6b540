/// The greatest few of many rows, without holding the others: those with most statements, ties by name.
struct Ranking: Sendable {
  struct Entry: Sendable {
    let names: [String]
    let row: SummaryRow
  }

  private let limit: Int
  private var entries: [Entry] = []
  /// Rows that were given.
  private(set) var count = 0

  init(limit: Int) { self.limit = limit }

  mutating func add(_ names: [String], _ row: SummaryRow) {
    count += 1
    entries.append(Entry(names: names, row: row))
    if entries.count >= 8 * limit { entries = top }
  }

  /// The greatest first.
  var top: [Entry] {
    let sorted = entries.sorted { a, b in
      a.row.statements == b.row.statements
        ? a.names.lexicographicallyPrecedes(b.names) : a.row.statements > b.row.statements
    }
    return Array(sorted.prefix(limit))
  }
}
