/// What a block knows of a chunk's articles, by columns: days, numbers of words, numbers of shingles, lengths of cards,
/// digests of the shingles, all shingles, all cards. The shingles, nearly all of the bytes, are read without looking at them one by one.
enum ArticlePart {
  struct Writer {
    private var days = SignatureWriter()
    private var wordCounts = SignatureWriter()
    private var shingleCounts = SignatureWriter()
    private var cardLengths = SignatureWriter()
    private var digests = SignatureWriter()
    private var shingles: [UInt32] = []
    private var cards = SignatureWriter()
    private var count: UInt32 = 0

    mutating func add(_ card: RecordCard, day: Int32?, wordCount: Int, digest: UInt64, shingles: [UInt32]) {
      count += 1
      days.day(day)
      wordCounts.number(UInt32(clamping: wordCount))
      shingleCounts.number(UInt32(clamping: shingles.count))
      digests.number(digest)
      self.shingles += shingles
      let start = cards.bytes.count
      card.write(to: &cards)
      cardLengths.number(UInt32(clamping: cards.bytes.count - start))
    }

    var bytes: [UInt8] {
      var writer = SignatureWriter(capacity: 4 * shingles.count + cards.bytes.count + 24 * Int(count) + 8)
      writer.number(count)
      for column in [days, wordCounts, shingleCounts, cardLengths, digests] { writer.raw(column.bytes) }
      writer.numbers(shingles)
      writer.raw(cards.bytes)
      return writer.bytes
    }
  }
}

/// The articles of several parts, one after the other.
struct ArticleTable {
  private(set) var days: [Int32?] = []
  private(set) var wordCounts: [Int] = []
  /// Digests of the articles' shingles.
  private(set) var digests: [UInt64] = []
  /// Where the shingles of each article start; one more at the end.
  private(set) var starts: [Int] = [0]
  private(set) var shingles: [UInt32] = []
  private var parts: [[UInt8]] = []
  /// The part that each article's card is in, and where.
  private var cards: [(part: Int32, offset: Int32)] = []

  var count: Int { days.count }

  /// How many articles a part has.
  static func count(of part: [UInt8]) throws(SignatureError) -> Int {
    var reader = SignatureReader(part)
    return Int(try reader.number())
  }

  /// Takes the articles of all parts; throws if one's bytes are no part.
  init(_ parts: [[UInt8]]) throws(SignatureError) {
    // All but all of a part's bytes are shingles.
    shingles.reserveCapacity(parts.reduce(0) { $0 + $1.count } / 4)
    for part in parts { try add(part) }
  }

  private mutating func add(_ part: [UInt8]) throws(SignatureError) {
    var reader = SignatureReader(part)
    let count = Int(try reader.number())
    let columns = [
      try reader.numbers(count: count), try reader.numbers(count: count), try reader.numbers(count: count),
      try reader.numbers(count: count),
    ]
    try reader.longNumbers(count: count, into: &digests)
    let total = Int(try reader.number())
    guard columns[2].reduce(0, { $0 + Int($1) }) == total else { throw SignatureError(offset: 0) }
    try reader.numbers(count: total, into: &shingles)
    days += columns[0].map { Int32(bitPattern: $0) == .min ? nil : Int32(bitPattern: $0) }
    wordCounts += columns[1].map { Int($0) }
    for shingleCount in columns[2] { starts.append(starts[starts.count - 1] + Int(shingleCount)) }
    var offset = reader.position
    for length in columns[3] {
      cards.append((Int32(parts.count), Int32(truncatingIfNeeded: offset)))
      offset += Int(length)
    }
    guard offset == part.count else { throw SignatureError(offset: reader.position) }
    parts.append(part)
  }

  subscript(index: Int) -> ArticleSignature {
    ArticleSignature(
      day: days[index], wordCount: wordCounts[index], shingles: shingles[starts[index]..<starts[index + 1]])
  }

  func card(_ index: Int) throws(SignatureError) -> RecordCard {
    var reader = SignatureReader(parts[Int(cards[index].part)], at: Int(cards[index].offset))
    return try RecordCard(from: &reader)
  }
}
