import Records

/// What a cluster needs to know of a member: its place in the dataset and among the blocks, and when it was published.
struct RecordCard: Hashable {
  let key: RecordKey
  let published: PublicationOrder
  /// The span of its block; nil for that of records without a day.
  let span: Int32?

  var id: String { key.id }

  /// Whether this member rather than the other stands for the cluster: the earlier published; then the lesser id.
  func precedes(_ other: RecordCard) -> Bool {
    published == other.published
      ? id.utf8.lexicographicallyPrecedes(other.id.utf8) : published < other.published
  }
}

/// The order of publication: a day without a time before all times of that day, an unknown time after any.
struct PublicationOrder: Hashable, Comparable {
  static let unknown = PublicationOrder(rawValue: .max)

  /// Twice the seconds since 1970, and one more if the time of the day is known.
  let rawValue: Int64

  init(rawValue: Int64) { self.rawValue = rawValue }

  /// Takes a time (`2025-03-14T18:02:00Z`), or a date (`2025-03-14`).
  init(_ text: String?) {
    guard let text, let date = CivilDate(iso: text) else {
      self = .unknown
      return
    }
    let digits = text.utf8.dropFirst(11).prefix(8).split(separator: UInt8(ascii: ":"))
      .compactMap { Int64(String(decoding: $0, as: UTF8.self)) }
    let seconds = digits.reduce(0) { $0 * 60 + $1 }
    let day = Int64(date.daysSinceEpoch) * 86_400
    rawValue = digits.count == 3 ? (day + seconds) * 2 + 1 : day * 2
  }

  static func < (a: PublicationOrder, b: PublicationOrder) -> Bool { a.rawValue < b.rawValue }
}

extension RecordCard {
  init(from reader: inout SignatureReader) throws(SignatureError) {
    let id = try reader.identifier()
    key = RecordKey(day: try reader.dayText(), id: id)
    published = PublicationOrder(rawValue: Int64(bitPattern: try reader.longNumber()))
    span = try reader.day()
  }

  func write(to writer: inout SignatureWriter) {
    writer.identifier(key.id)
    writer.dayText(key.day)
    writer.number(UInt64(bitPattern: published.rawValue))
    writer.day(span)
  }
}
