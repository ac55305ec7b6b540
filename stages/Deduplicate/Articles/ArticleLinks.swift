/// Pairs of articles that are copies: of those in nearly the same words as many as it takes to tell which are connected,
/// of shortened ones all that were found.
struct ArticleLinks {
  /// A pair of which one is the other shortened.
  struct Shortened {
    let a: Int
    let b: Int
    let likeness: Likeness
  }

  private(set) var cards: [RecordCard] = []
  private(set) var pairs: [(Int, Int)] = []
  private(set) var shortened: [Shortened] = []
  /// Articles in the same words as one of another span, with the digest of the words.
  private(set) var twins: [(member: Int, digest: UInt64)] = []

  init() {}

  var isEmpty: Bool { cards.isEmpty }

  /// Adds an article and gives its number.
  mutating func add(_ card: RecordCard) -> Int {
    cards.append(card)
    return cards.count - 1
  }

  mutating func join(_ a: Int, _ b: Int) { pairs.append((a, b)) }

  mutating func join(_ a: Int, _ b: Int, shortened likeness: Likeness) {
    shortened.append(Shortened(a: a, b: b, likeness: likeness))
  }

  mutating func join(_ member: Int, withAllOf digest: UInt64) { twins.append((member, digest)) }

  init(from reader: inout SignatureReader) throws(SignatureError) {
    let counts = try reader.numbers(count: 3).map { Int($0) }
    for _ in 0..<counts[0] { cards.append(try RecordCard(from: &reader)) }
    func member(_ reader: inout SignatureReader) throws(SignatureError) -> Int {
      let member = Int(try reader.number())
      guard member < counts[0] else { throw SignatureError(offset: reader.position) }
      return member
    }
    for _ in 0..<counts[1] { pairs.append((try member(&reader), try member(&reader))) }
    for _ in 0..<counts[2] {
      let (a, b) = (try member(&reader), try member(&reader))
      join(
        a, b, shortened: Likeness(jaccard: Int(try reader.number()), containment: Int(try reader.number())))
    }
    while !reader.isAtEnd { twins.append((try member(&reader), try reader.longNumber())) }
  }

  /// The canonical bytes.
  func write(to writer: inout SignatureWriter) {
    for count in [cards.count, pairs.count, shortened.count] { writer.number(UInt32(clamping: count)) }
    for card in cards { card.write(to: &writer) }
    for (a, b) in pairs {
      for number in [a, b] { writer.number(UInt32(clamping: number)) }
    }
    for pair in shortened {
      for number in [pair.a, pair.b, pair.likeness.jaccard, pair.likeness.containment] {
        writer.number(UInt32(clamping: number))
      }
    }
    for (member, digest) in twins {
      writer.number(UInt32(clamping: member))
      writer.number(digest)
    }
  }

  /// The canonical bytes; none if there is nothing to tell.
  var bytes: [UInt8] {
    if isEmpty { return [] }
    var writer = SignatureWriter()
    write(to: &writer)
    return writer.bytes
  }
}
