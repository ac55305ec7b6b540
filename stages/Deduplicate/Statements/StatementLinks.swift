/// Pairs of statements that are the same by the rule, with how alike they are, and what a cluster must know of a
/// member so that none of its members contradict.
struct StatementLinks {
  /// A statement with company.
  struct Member: Hashable {
    let card: RecordCard
    let article: UInt64
    /// Digest of its words.
    let wording: UInt64
    let voice: Voice
  }

  struct Pair {
    let a: Int
    let b: Int
    let likeness: Likeness
  }

  private(set) var members: [Member] = []
  private(set) var pairs: [Pair] = []

  init() {}

  init(members: [Member], pairs: [Pair]) {
    self.members = members
    self.pairs = pairs
  }

  mutating func add(_ member: Member) -> Int {
    members.append(member)
    return members.count - 1
  }

  mutating func join(_ pair: Pair) { pairs.append(pair) }

  init(from reader: inout SignatureReader) throws(SignatureError) {
    let count = Int(try reader.number())
    for _ in 0..<count {
      members.append(
        Member(
          card: try RecordCard(from: &reader), article: try reader.longNumber(),
          wording: try reader.longNumber(),
          voice: Voice(
            speaker: try Speaker(from: &reader), family: ActFamily(rawValue: try reader.byte()) ?? .neutral)))
    }
    while !reader.isAtEnd {
      let (a, b) = (Int(try reader.number()), Int(try reader.number()))
      guard a < count, b < count else { throw SignatureError(offset: reader.position) }
      pairs.append(
        Pair(
          a: a, b: b,
          likeness: Likeness(jaccard: Int(try reader.number()), containment: Int(try reader.number()))))
    }
  }

  /// The canonical bytes; none if there is nothing to tell.
  var bytes: [UInt8] {
    if members.isEmpty { return [] }
    var writer = SignatureWriter()
    write(to: &writer)
    return writer.bytes
  }

  func write(to writer: inout SignatureWriter) {
    writer.number(UInt32(clamping: members.count))
    for member in members {
      member.card.write(to: &writer)
      writer.number(member.article)
      writer.number(member.wording)
      member.voice.speaker.write(to: &writer)
      writer.byte(member.voice.family.rawValue)
    }
    for pair in pairs {
      for number in [pair.a, pair.b, pair.likeness.jaccard, pair.likeness.containment] {
        writer.number(UInt32(clamping: number))
      }
    }
  }
}

/// Speaker and act family: what else but wording can make members contradict.
struct Voice: Hashable {
  let speaker: Speaker
  let family: ActFamily

  func contradicts(_ other: Voice) -> Bool {
    speaker.contradicts(other.speaker) || !family.isCompatible(with: other.family)
  }
}
