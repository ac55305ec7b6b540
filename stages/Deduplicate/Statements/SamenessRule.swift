/// Decides whether two statements of different articles, or the same words twice in one, are one statement: an
/// exact, symmetric function of the two alone.
struct SamenessRule: Equatable {
  /// Least shared share of both wordings where the speaker of one is not known, in thousandths: words that are so
  /// much alike within days have one origin.
  static let unknownSpeakerJaccard = 700
  /// Words that such a wording must have.
  static let unknownSpeakerWords = 8

  /// Least shared share of both wordings, in thousandths.
  let jaccard: Int
  /// Least shared share of the shorter wording, in thousandths: a quote may be a piece of a longer one.
  let containment: Int
  /// Words that a piece must have.
  let leastWords: Int
  /// Days that two may lie apart.
  let windowDays: Int

  /// How alike two wordings are, in thousandths.
  struct Likeness: Hashable, Comparable {
    let jaccard: Int
    let containment: Int

    static func < (a: Likeness, b: Likeness) -> Bool {
      (a.jaccard, a.containment) < (b.jaccard, b.containment)
    }
  }

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
    if likeness.jaccard >= jaccard, a.facts == b.facts { return likeness }
    return isPiece(short, of: long, likeness) ? likeness : nil
  }

  /// A piece brings no number of its own. Where only one of the two negates something, nothing but a piece word
  /// for word will do: "we will attend" is no piece of "we will not attend".
  private func isPiece(_ short: Wording, of long: Wording, _ likeness: Likeness) -> Bool {
    guard likeness.containment >= containment, min(short.wordCount, long.wordCount) >= leastWords,
      Shingles.shared(short.facts, long.facts) == short.facts.count
    else { return false }
    return short.facts.contains(1) == long.facts.contains(1) || likeness.containment == 1000
  }
}
