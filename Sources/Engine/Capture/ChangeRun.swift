import Records
import Store

/// A sorted run of changes in a temporary file, read a piece at a time.
struct ChangeRun {
  private static let pieceSize = 1 << 18

  private let spool: Spool
  private var place: Int
  private let end: Int
  private var buffer: [UInt8] = []
  private var position = 0

  init(spool: Spool, range: Range<Int>) {
    self.spool = spool
    place = range.lowerBound
    end = range.upperBound
  }

  /// Lengths of day, identifier and line (one more than it has; 0 for none), four bytes each; then these.
  static func encode(_ change: RecordChange) -> [UInt8] {
    var result: [UInt8] = []
    let lengths = [
      change.key.day.utf8.count, change.key.id.utf8.count, change.line.map { $0.count + 1 } ?? 0,
    ]
    result.reserveCapacity(12 + lengths.reduce(0, +))
    for length in lengths {
      for shift in [24, 16, 8, 0] { result.append(UInt8(truncatingIfNeeded: length >> shift)) }
    }
    result.append(contentsOf: change.key.day.utf8)
    result.append(contentsOf: change.key.id.utf8)
    if let line = change.line { result.append(contentsOf: line) }
    return result
  }

  /// The next change; nil at the end of the run.
  mutating func next() throws(StoreError) -> RecordChange? {
    guard place < end || position < buffer.count else { return nil }
    let lengths = [try length(), try length(), try length()]
    let day = String(decoding: try take(lengths[0]), as: UTF8.self)
    let id = String(decoding: try take(lengths[1]), as: UTF8.self)
    let line = lengths[2] == 0 ? nil : Array(try take(lengths[2] - 1))
    return RecordChange(key: RecordKey(day: day, id: id), line: line)
  }

  private mutating func length() throws(StoreError) -> Int {
    try take(4).reduce(0) { $0 << 8 | Int($1) }
  }

  private mutating func take(_ count: Int) throws(StoreError) -> ArraySlice<UInt8> {
    if buffer.count - position < count {
      let left = buffer.count - position
      let more = min(end - place, max(Self.pieceSize, count - left))
      buffer.removeFirst(position)
      position = 0
      buffer += try spool.read(at: place, count: more)
      place += more
    }
    defer { position += count }
    return buffer[position..<position + count]
  }
}

/// Merges sorted runs.
struct SortedChanges {
  private var list: ArraySlice<RecordChange>
  private var runs: [ChangeRun]
  /// The next change of each run that has one, least first: a binary heap.
  private var heap: [(prefix: KeyPrefix, change: RecordChange, run: Int)] = []
  private var isStarted = false

  init(_ list: [RecordChange], runs: [ChangeRun]) {
    self.list = list[...]
    self.runs = runs
  }

  /// The next change in the order of the keys.
  mutating func next() throws(StoreError) -> RecordChange? {
    if runs.isEmpty { return list.popFirst() }
    if !isStarted {
      isStarted = true
      for run in runs.indices {
        if let change = try runs[run].next() {
          heap.append((KeyPrefix(change.key), change, run))
          rise(heap.count - 1)
        }
      }
    }
    guard let first = heap.first else { return nil }
    if let change = try runs[first.run].next() {
      heap[0] = (KeyPrefix(change.key), change, first.run)
    } else {
      heap[0] = heap[heap.count - 1]
      heap.removeLast()
    }
    sink(0)
    return first.change
  }

  /// Runs were filled one after the other, so of equal keys the earlier run's comes first.
  private func precedes(_ a: Int, _ b: Int) -> Bool {
    if heap[a].prefix != heap[b].prefix { return heap[a].prefix < heap[b].prefix }
    if heap[a].change.key != heap[b].change.key { return heap[a].change.key < heap[b].change.key }
    return heap[a].run < heap[b].run
  }

  private mutating func rise(_ start: Int) {
    var index = start
    while index > 0, precedes(index, (index - 1) / 2) {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  private mutating func sink(_ start: Int) {
    var index = start
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2] where child < heap.count && precedes(child, least) {
        least = child
      }
      guard least != index else { return }
      heap.swapAt(index, least)
      index = least
    }
  }
}
