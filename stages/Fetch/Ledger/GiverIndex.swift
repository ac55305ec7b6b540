import Hashing
import Records
import StageKit

/// Which source gave which document, for as many documents as there are: kept in pieces of the ledger, of which a
/// capture reads those that it asks about. New entries are kept apart until they are an eighth of the whole.
final class GiverIndex {
  private static let meanShard = 4096
  private static let leastRecent = 8192

  private let context: any CaptureContext
  private var names: [String] = []
  private var places: [String: Int] = [:]
  /// Number of entries in the shards.
  private var count = 0
  /// Pieces by the leading bits of the numbers in them; as many as a power of two.
  private var shards: [Digest] = []
  private var loaded: [Int: [GiverEntry]] = [:]
  private var recentPiece: Digest?
  private var recent: [GiverEntry] = []
  /// What this capture has come to know.
  private var fresh: [DocumentNumber: GiverMark] = [:]

  /// An index of nothing.
  init(context: any CaptureContext) { self.context = context }

  /// Reads the index that a piece describes.
  init(_ piece: Digest, context: any CaptureContext) throws {
    self.context = context
    var line = LedgerLine(try context.piece(piece))
    (names, count, shards, recentPiece) = try line.givers()
    for (place, name) in names.enumerated() { places[name] = place }
    if let recentPiece { recent = GiverEntry.decode(try context.piece(recentPiece)) }
  }

  /// Whether this capture said who gives the document, and if it did, who: the mark says nobody where it left.
  func freshMark(_ number: DocumentNumber) -> GiverMark? { fresh[number] }

  /// Who gave the document in the capture before.
  func earlierMark(_ number: DocumentNumber) throws -> GiverMark? {
    if let entry = Self.find(number, in: recent) { return entry.source == nil ? nil : entry }
    guard !shards.isEmpty else { return nil }
    let place = Self.shard(of: number, among: shards.count)
    let entries: [GiverEntry]
    if let known = loaded[place] {
      entries = known
    } else {
      entries = GiverEntry.decode(try context.piece(shards[place]))
      loaded[place] = entries
    }
    return Self.find(number, in: entries)
  }

  func set(_ number: DocumentNumber, _ mark: GiverMark?) { fresh[number] = mark }

  func name(of source: Int) -> String { names[source] }

  /// The place of a source in marks.
  func place(of name: String) -> Int {
    if let place = places[name] { return place }
    names.append(name)
    places[name] = names.count - 1
    return names.count - 1
  }

  /// Stores what has changed, and gives the piece that describes the index and all pieces of it.
  func store() throws -> (piece: Digest, all: [Digest]) {
    if !fresh.isEmpty {
      let changed = try fresh.filter { try (earlierMark($0.key) ?? .nobody) != $0.value }
      let sorted = changed.map { GiverEntry(number: $0.key, mark: $0.value) }.sorted { $0.number < $1.number }
      fresh = [:]
      recent = Self.merge(recent, sorted, drops: false)
      if sorted.isEmpty {
        // Nothing to store.
      } else if recent.count > max(Self.leastRecent, count / 8) {
        try rebuild()
      } else {
        recentPiece = try context.storePiece(GiverEntry.encode(recent))
      }
    }
    let line = LedgerWriting.givers(names: names, count: count, shards: shards, recent: recentPiece)
    let piece = try context.storePiece(line)
    return (piece, [piece] + shards + (recentPiece.map { [$0] } ?? []))
  }

  /// Puts recent entries and shards together to new shards, one of the old ones in memory at a time.
  private func rebuild() throws {
    var wanted = 1
    while wanted * Self.meanShard < count + recent.count { wanted *= 2 }
    var rest = recent[...]
    var made: [Digest] = []
    var waiting: [GiverEntry] = []
    count = 0
    func put(upTo end: Int) throws {
      while made.count < end {
        let size =
          waiting.firstIndex { Self.shard(of: $0.number, among: wanted) > made.count } ?? waiting.count
        made.append(try context.storePiece(GiverEntry.encode(waiting.prefix(size))))
        count += size
        waiting.removeFirst(size)
      }
    }
    let old = max(shards.count, 1)
    for place in 0..<old {
      let entries =
        shards.isEmpty ? [] : try loaded[place] ?? GiverEntry.decode(try context.piece(shards[place]))
      let end = rest.firstIndex { Self.shard(of: $0.number, among: old) > place } ?? rest.endIndex
      waiting += Self.merge(entries, Array(rest[rest.startIndex..<end]), drops: true)
      rest = rest[end...]
      try put(upTo: wanted * (place + 1) / old)
    }
    try put(upTo: wanted)
    (shards, loaded, recent, recentPiece) = (made, [:], [], nil)
  }

  /// Of entries with one number the newer counts. `drops`: entries that nobody gives are left out.
  private static func merge(_ old: [GiverEntry], _ new: [GiverEntry], drops: Bool) -> [GiverEntry] {
    var result: [GiverEntry] = []
    result.reserveCapacity(old.count + new.count)
    var (a, b) = (0, 0)
    while a < old.count || b < new.count {
      if b == new.count || a < old.count && old[a].number < new[b].number {
        result.append(old[a])
        a += 1
      } else {
        if a < old.count, old[a].number == new[b].number { a += 1 }
        if !drops || new[b].mark != .nobody { result.append(new[b]) }
        b += 1
      }
    }
    return result
  }

  private static func shard(of number: DocumentNumber, among count: Int) -> Int {
    count <= 1 ? 0 : Int(number.high >> UInt64(64 - count.trailingZeroBitCount))
  }

  private static func find(_ number: DocumentNumber, in entries: [GiverEntry]) -> GiverMark? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].number == number ? entries[low].mark : nil
  }
}
