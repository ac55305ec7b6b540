/// Finds copies among the articles of a task: MinHash proposes pairs, `CopyRule` decides.
struct ArticleLinking {
  let rule: CopyRule

  /// Links articles of which those before `own` are the block's own. Those behind are linked with them but not
  /// with one another, and the own ones with one another if `comparesOwn`.
  func links(_ articles: ArticleTable, own: Int, comparesOwn: Bool) throws(SignatureError) -> ArticleLinks {
    var sets = DisjointSets(count: articles.count)
    var pairs: [(Int, Int)] = []
    let candidates = articles.wordCounts.indices.filter { articles.starts[$0] < articles.starts[$0 + 1] }
    let sketches = MinHash.Sketches(articles, candidates)
    for band in 0..<MinHash.bandCount {
      CrowdedBuckets.forEach(sketches.keys(ofBand: band)) { bucket in
        bucket.forEachPair { a, b in
          let (a, b) = (candidates[Int(a)], candidates[Int(b)])
          if sets.root(of: a) == sets.root(of: b) { return true }
          guard comparesOwn ? min(a, b) < own : (a < own) != (b < own) else { return false }
          guard rule.areCopies(articles[a], articles[b]) else { return false }
          sets.join(a, b)
          pairs.append((min(a, b), max(a, b)))
          return true
        }
      }
    }
    return try links(pairs, articles)
  }

  private func links(_ pairs: [(Int, Int)], _ articles: ArticleTable) throws(SignatureError) -> ArticleLinks {
    var links = ArticleLinks()
    var numbers: [Int: Int] = [:]
    for index in Set(pairs.flatMap { [$0.0, $0.1] }).sorted() {
      numbers[index] = links.add(try articles.card(index))
    }
    for (a, b) in pairs {
      if let a = numbers[a], let b = numbers[b] { links.join(a, b) }
    }
    return links
  }
}
