/// Decides whether two articles are copies of one another: an exact, symmetric function of the two alone.
///
/// Jaccard similarity finds edited copies; containment (the shared share of the smaller text) finds shortened
/// ones and those with another lead, footer or byline, which Jaccard misses (Broder 1997).
struct CopyRule: Equatable {
  /// Least shared share of the union, in thousandths.
  let jaccard: Int
  /// Least shared share of the smaller text, in thousandths, if that has `containmentWords` words.
  let containment: Int
  /// Least Jaccard, in thousandths, of those that containment joins: what two articles merely quote from one
  /// source, or a brief and the long report that it opens, is contained but makes no copy.
  let containedJaccard: Int
  let containmentWords: Int
  /// Texts with fewer words are copies only of their equals.
  let leastWords: Int
  /// Days that near copies may lie apart; equal texts may lie any time apart.
  let windowDays: Int

  /// What two articles that are copies of one another are.
  enum Copy: Equatable {
    /// The same text, but for edits.
    case edited
    /// One text shortened, or with another lead or footer.
    case shortened(Likeness)
  }

  /// Whether an edge joins the two.
  func areCopies(_ a: ArticleSignature, _ b: ArticleSignature) -> Bool { copy(a, b) != nil }

  /// What joins the two; nil if they are no copies.
  func copy(_ a: ArticleSignature, _ b: ArticleSignature) -> Copy? {
    guard min(a.wordCount, b.wordCount) >= leastWords, Days.near(a.day, b.day, within: windowDays) else {
      return !a.shingles.isEmpty && a.shingles == b.shingles ? .edited : nil
    }
    let smaller = min(a.shingles.count, b.shingles.count)
    // No more can be shared than the smaller has.
    guard smaller * 1000 >= min(jaccard, containedJaccard) * max(a.shingles.count, b.shingles.count) else {
      return nil
    }
    let shared = Shingles.shared(a.shingles, b.shingles)
    let union = a.shingles.count + b.shingles.count - shared
    if shared * 1000 >= jaccard * union { return .edited }
    guard shared * 1000 >= containedJaccard * union,
      shared * 1000 >= containment(forWords: min(a.wordCount, b.wordCount)) * smaller
    else { return nil }
    return .shortened(Likeness(jaccard: shared * 1000 / union, containment: shared * 1000 / smaller))
  }

  /// Short texts in the same words are often forms filled in anew, so they have to share more: half of what the
  /// threshold leaves open; the shortest have only Jaccard.
  private func containment(forWords words: Int) -> Int {
    if words >= containmentWords { return containment }
    return words * 5 >= containmentWords * 2 ? (1000 + containment) / 2 : 1001
  }
}

/// Days of records, which may be unknown.
enum Days {
  /// Whether two days lie within a window; an unknown day is near every other.
  static func near(_ a: Int32?, _ b: Int32?, within window: Int) -> Bool {
    guard let a, let b else { return true }
    return abs(Int(a) - Int(b)) <= window
  }
}
