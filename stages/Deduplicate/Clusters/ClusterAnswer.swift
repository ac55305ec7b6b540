import Records

/// What the join of one chunk needs to know: those of its records that have company, by place in the chunk.
/// A record without an entry is a cluster of its own.
struct ClusterAnswer: Equatable {
  struct Entry: Equatable {
    /// Place of the record in its chunk.
    let place: Int
    let clusterID: String
    let size: Int
    let isCanonical: Bool
  }

  private(set) var entries: [Entry] = []

  init() {}

  init(bytes: [UInt8]) throws(SignatureError) {
    var reader = SignatureReader(bytes)
    while !reader.isAtEnd {
      entries.append(
        Entry(
          place: Int(try reader.number()), clusterID: try reader.text(), size: Int(try reader.number()),
          isCanonical: try reader.byte() == 1))
    }
  }

  mutating func add(_ entry: Entry) { entries.append(entry) }

  /// The canonical bytes: entries by place.
  var bytes: [UInt8] {
    var writer = SignatureWriter()
    for entry in entries.sorted(by: { $0.place < $1.place }) {
      writer.number(UInt32(clamping: entry.place))
      writer.text(entry.clusterID)
      writer.number(UInt32(clamping: entry.size))
      writer.byte(entry.isCanonical ? 1 : 0)
    }
    return writer.bytes
  }

  /// The entry for each record of a chunk, asked for in the order of the chunk.
  struct Cursor {
    private let entries: [Entry]
    private var next = 0
    private var place = 0

    init(_ answer: ClusterAnswer) { entries = answer.entries }

    mutating func take() -> Entry? {
      defer { place += 1 }
      guard next < entries.count, entries[next].place == place else { return nil }
      next += 1
      return entries[next - 1]
    }
  }
}
