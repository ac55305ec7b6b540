/// How alike two texts are, in thousandths: the share of all their words, or runs of words, that they have in common, and
/// of those of the smaller one.
struct Likeness: Hashable, Comparable {
  let jaccard: Int
  let containment: Int

  static func < (a: Likeness, b: Likeness) -> Bool {
    (a.jaccard, a.containment) < (b.jaccard, b.containment)
  }
}
