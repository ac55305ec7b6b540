/// Decides whether two statements of different articles, or the same words twice in one, are one statement: an
/// exact, symmetric function of the two alone.
struct SamenessRule: Equatable {
  /// Least shared share of both wordings where the speaker of one is not known, in thousandths: words that are so
  /// much alike within days have one origin.
  static let unknownSpeakerJaccard = 700
  /// Words that such a wording must have.
  static let unknownSpeakerWords = 8

  /// Words that two wordings must share that tell something.
  static let leastConcepts = 3

  /// Least shared share of what tells something in both wordings, in thousandths.
  let jaccard: Int
  /// Least shared share of the shorter wording, in thousandths: a quote may be a piece of a longer one.
  let containment: Int
  /// Words that a piece must have.
  let leastWords: Int
  /// Days that two may lie apart.
  let windowDays: Int

  /// How alike the two are if they are the same statement; nil if they are not.
  func likeness(_ a: StatementSignature, _ b: StatementSignature) -> Likeness? {
    guard Days.near(a.day, b.day, within: windowDays), a.isNegated == b.isNegated, !contradict(a, b),
      let likeness = likeness(a.wording, b.wording)
    else { return nil }
    if a.speaker.isSame(as: b.speaker) { return likeness }
    let isEnough =
      likeness.jaccard >= Self.unknownSpeakerJaccard && a.speaker.mention == b.speaker.mention
      && min(a.wording.wordCount, b.wording.wordCount) >= Self.unknownSpeakerWords
    return isEnough ? likeness : nil
  }

  /// Whether the two can by no chain of others be the same: other words in the same article, another speaker, or
  /// acts that pull in opposite directions.
  func contradict(_ a: StatementSignature, _ b: StatementSignature) -> Bool {
    a.article == b.article && a.wording.digest != b.wording.digest || a.speaker.contradicts(b.speaker)
      || !a.family.isCompatible(with: b.family)
  }

  private func likeness(_ a: Wording, _ b: Wording) -> Likeness? {
    let (short, long) = a.pieces.count <= b.pieces.count ? (a, b) : (b, a)
    guard !short.pieces.isEmpty else { return nil }
    let shared = Shingles.shared(a.pieces, b.pieces)
    let likeness = Likeness(
      jaccard: shared * 1000 / (a.pieces.count + b.pieces.count - shared),
      containment: shared * 1000 / short.pieces.count)
    if likeness.containment < 1000, isOpposed(a, b) || namesOthers(a, b) && namesOthers(b, a) { return nil }
    return isPiece(short, of: long, likeness) || a.facts == b.facts && saysTheSame(a, b, likeness)
      ? likeness : nil
  }

  /// Whether the words that tell something are the same for the most part. In a language whose words are not known,
  /// all words and their order count.
  private func saysTheSame(_ a: Wording, _ b: Wording, _ likeness: Likeness) -> Bool {
    if a.digest == b.digest { return true }
    guard a.isEnglish, b.isEnglish else { return likeness.jaccard >= jaccard }
    let shared = Shingles.shared(a.concepts, b.concepts)
    return shared >= Self.leastConcepts
      && shared * 1000 >= jaccard * (a.concepts.count + b.concepts.count - shared)
  }

  /// Whether one stands on a side of an opposite on which the other does not, but on the other side of it.
  private func isOpposed(_ a: Wording, _ b: Wording) -> Bool {
    a.sides.contains { side in
      let opposite = Vocabulary.opposite(of: side)
      return b.sides.contains(opposite) && !b.sides.contains(side) && !a.sides.contains(opposite)
    }
  }

  /// Whether one names what the other does not.
  private func namesOthers(_ a: Wording, _ b: Wording) -> Bool {
    a.names.contains { !b.names.contains($0) && !b.initials.contains($0) }
  }

  /// A piece brings no number of its own. Where only one of the two negates something, nothing but a piece word
  /// for word will do: "we will attend" is no piece of "we will not attend".
  private func isPiece(_ short: Wording, of long: Wording, _ likeness: Likeness) -> Bool {
    guard likeness.containment >= containment, min(short.wordCount, long.wordCount) >= leastWords,
      Shingles.shared(short.facts, long.facts) == short.facts.count
    else { return false }
    return short.facts.contains(Wording.negation) == long.facts.contains(Wording.negation)
      || likeness.containment == 1000
  }
}
