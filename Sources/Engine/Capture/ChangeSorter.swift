import Records
import Store

/// Sorts changes by key in bounded memory: what is too much is sorted in runs that go to a temporary file and are
/// merged when they are read. Changes of one key keep the order in which they came.
final class ChangeSorter {
  private static let mostBytes = 24 << 20
  private static let mostChanges = 1 << 16

  private let spoolPath: () -> String
  private var changes: [RecordChange] = []
  private var bytes = 0
  private var spool: Spool?
  private var runs: [Range<Int>] = []

  /// `spoolPath` gives the path of a temporary file, if one is wanted.
  init(spoolPath: @escaping () -> String) { self.spoolPath = spoolPath }

  /// Whether nothing was added.
  var isEmpty: Bool { changes.isEmpty && runs.isEmpty }

  func add(_ change: RecordChange) throws(StoreError) {
    changes.append(change)
    bytes += change.line?.count ?? 0
    if bytes >= Self.mostBytes || changes.count >= Self.mostChanges { try spill() }
  }

  /// All changes in the order of their keys. Nothing may be added afterwards.
  func sorted() throws(StoreError) -> SortedChanges {
    guard let spool else { return SortedChanges(sortedChanges(), runs: []) }
    try spill()
    return SortedChanges([], runs: runs.map { ChangeRun(spool: spool, range: $0) })
  }

  private func spill() throws(StoreError) {
    guard !changes.isEmpty else { return }
    let file: Spool
    if let spool { file = spool } else { file = try Spool(path: spoolPath()) }
    spool = file
    var start: Int?
    var end = 0
    for change in sortedChanges() {
      let record = ChangeRun.encode(change)
      let place = try file.append(record)
      if start == nil { start = place }
      end = place + record.count
    }
    runs.append((start ?? 0)..<end)
    changes.removeAll(keepingCapacity: true)
    bytes = 0
  }

  /// By prefixes of the keys as numbers first: comparing texts is what sorting costs.
  private func sortedChanges() -> [RecordChange] {
    let prefixes = changes.map { KeyPrefix($0.key) }
    let order = changes.indices.sorted { a, b in
      if prefixes[a] != prefixes[b] { return prefixes[a] < prefixes[b] }
      return changes[a].key == changes[b].key ? a < b : changes[a].key < changes[b].key
    }
    return order.map { changes[$0] }
  }
}

/// The first bytes of a key as numbers, which compare as the key does until they are equal.
struct KeyPrefix: Comparable {
  private let high: UInt64
  private let low: UInt64

  init(_ key: RecordKey) {
    var values: (UInt64, UInt64) = (0, 0)
    var count = 0
    func take(_ byte: UInt8) {
      if count < 8 {
        values.0 |= UInt64(byte) << UInt64(56 - 8 * count)
      } else if count < 16 {
        values.1 |= UInt64(byte) << UInt64(120 - 8 * count)
      }
      count += 1
    }
    for byte in key.day.utf8.prefix(16) { take(byte) }
    take(0)
    for byte in key.id.utf8.prefix(16) { take(byte) }
    (high, low) = values
  }

  static func < (a: KeyPrefix, b: KeyPrefix) -> Bool { a.high == b.high ? a.low < b.low : a.high < b.high }
}
