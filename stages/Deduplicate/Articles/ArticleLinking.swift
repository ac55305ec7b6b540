/// Finds copies among the articles of a task: MinHash proposes pairs, `CopyRule` decides.
struct ArticleLinking {
  let rule: CopyRule

  /// Links articles of which those before `own` are the block's own. Those behind are linked with them but not
  /// with one another, and the own ones with one another if `comparesOwn`.
  func links(_ articles: ArticleTable, own: Int, comparesOwn: Bool) throws(SignatureError) -> ArticleLinks {
    var sets = DisjointSets(count: articles.count)
    var pairs: [(Int, Int)] = []
    var shortened: [ArticleLinks.Shortened] = []
    // A pair that meets in several bands is compared once.
    var seen: Set<UInt64> = []
    func isAsked(_ a: Int, _ b: Int) -> Bool { comparesOwn ? min(a, b) < own : (a < own) != (b < own) }
    func join(_ a: Int, _ b: Int) {
      if sets.root(of: a) == sets.root(of: b) { return }
      sets.join(a, b)
      pairs.append((min(a, b), max(a, b)))
    }
    let candidates = joinEqual(articles, own: own, isAsked: isAsked, join: join)
    let sketches = MinHash.Sketches(articles, candidates)
    for band in 0..<MinHash.bandCount {
      CrowdedBuckets.forEach(sketches.keys(ofBand: band)) { bucket in
        bucket.forEachPair { a, b in
          let (a, b) = (candidates[Int(a)], candidates[Int(b)])
          if sets.root(of: a) == sets.root(of: b) { return true }
          guard isAsked(a, b) else { return false }
          let pair = UInt64(min(a, b)) << 32 | UInt64(max(a, b))
          if seen.contains(pair) { return true }
          switch rule.copy(articles[a], articles[b]) {
          case .edited: join(a, b)
          case .shortened(let likeness):
            seen.insert(pair)
            shortened.append(ArticleLinks.Shortened(a: min(a, b), b: max(a, b), likeness: likeness))
          case nil: return false
          }
          return true
        }
      }
    }
    // What turned out to be the same text by other articles need not be linked twice.
    return try links(pairs, shortened.filter { sets.root(of: $0.a) != sets.root(of: $0.b) }, articles)
  }

  /// Joins articles in the same words and gives those that are to be compared: of those that nothing the rule looks at
  /// tells apart, one stands for all, so that the same article in a thousand outlets is compared once.
  private func joinEqual(
    _ articles: ArticleTable, own: Int, isAsked: (Int, Int) -> Bool, join: (Int, Int) -> Void
  ) -> [Int] {
    var isCompared = articles.wordCounts.indices.map { articles.starts[$0] < articles.starts[$0 + 1] }
    CrowdedBuckets.forEach(articles.digests) { bucket in
      var seen: Set<Kind> = []
      let first = Int(bucket.elements[bucket.elements.startIndex])
      for index in bucket.elements.lazy.map(Int.init) where isCompared[index] {
        let kind = Kind(day: articles.days[index], words: articles.wordCounts[index], isOwn: index < own)
        isCompared[index] = seen.insert(kind).inserted
        if isAsked(first, index), first != index { join(first, index) }
      }
    }
    return isCompared.indices.filter { isCompared[$0] }
  }

  /// What besides its words the rule looks at, and on which side of the task an article is.
  private struct Kind: Hashable {
    let day: Int32?
    let words: Int
    let isOwn: Bool
  }

  private func links(
    _ pairs: [(Int, Int)], _ shortened: [ArticleLinks.Shortened], _ articles: ArticleTable
  ) throws(SignatureError) -> ArticleLinks {
    var links = ArticleLinks()
    var numbers: [Int: Int] = [:]
    let members = Set(pairs.flatMap { [$0.0, $0.1] } + shortened.flatMap { [$0.a, $0.b] })
    for index in members.sorted() { numbers[index] = links.add(try articles.card(index)) }
    for (a, b) in pairs {
      if let a = numbers[a], let b = numbers[b] { links.join(a, b) }
    }
    for pair in shortened {
      if let a = numbers[pair.a], let b = numbers[pair.b] { links.join(a, b, shortened: pair.likeness) }
    }
    return links
  }
}
