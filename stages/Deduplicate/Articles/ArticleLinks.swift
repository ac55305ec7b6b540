/// Pairs of articles that are copies: as many as it takes to tell which are connected.
struct ArticleLinks {
  private(set) var cards: [RecordCard] = []
  private(set) var pairs: [(Int, Int)] = []

  init() {}

  /// Adds an article and gives its number.
  mutating func add(_ card: RecordCard) -> Int {
    cards.append(card)
    return cards.count - 1
  }

  mutating func join(_ a: Int, _ b: Int) { pairs.append((a, b)) }

  init(from reader: inout SignatureReader) throws(SignatureError) {
    let count = Int(try reader.number())
    for _ in 0..<count { cards.append(try RecordCard(from: &reader)) }
    while !reader.isAtEnd {
      let (a, b) = (Int(try reader.number()), Int(try reader.number()))
      guard a < count, b < count else { throw SignatureError(offset: reader.position) }
      pairs.append((a, b))
    }
  }

  /// The canonical bytes; none if nothing is linked.
  func write(to writer: inout SignatureWriter) {
    writer.number(UInt32(clamping: cards.count))
    for card in cards { card.write(to: &writer) }
    for (a, b) in pairs {
      writer.number(UInt32(clamping: a))
      writer.number(UInt32(clamping: b))
    }
  }
}
