/// Finds the clusters of copies: MinHash proposes pairs, `CopyRule` decides, clusters are connected components.
struct ArticleLinking {
  let rule: CopyRule

  /// Bands whose keys are in memory at a time.
  private static let bandsAtOnce = 14

  /// The clusters of more than one article, as ascending indices.
  func clusters(of articles: [ArticleSignature]) -> [[Int]] {
    var sets = DisjointSets(count: articles.count)
    let distinct = joinEquals(articles, &sets).filter { articles[$0].wordCount >= rule.leastWords }
    for start in stride(from: 0, to: MinHash.bandCount, by: Self.bandsAtOnce) {
      let bands = start..<min(start + Self.bandsAtOnce, MinHash.bandCount)
      for keys in bandKeys(bands, of: distinct.map { articles[$0].shingles }) {
        joinCopies(articles, distinct, keys, &sets)
      }
    }
    return sets.sets()
  }

  /// Joins articles of equal shingles, and gives one for each distinct pair of shingles and day: the others can
  /// have no edge that it has not.
  private func joinEquals(_ articles: [ArticleSignature], _ sets: inout DisjointSets) -> [Int] {
    let keys = articles.map { Shingles.digest($0.shingles.lazy.map(UInt64.init)) }
    var distinct: [Int] = []
    Runs.forEach(keys) { run in
      var kept: [Int] = []
      for index in run where !articles[index].shingles.isEmpty {
        let equal = kept.filter { articles[$0].shingles == articles[index].shingles }
        if let first = equal.first { sets.join(first, index) }
        if !equal.contains(where: { articles[$0].day == articles[index].day }) { kept.append(index) }
      }
      distinct.append(contentsOf: kept)
    }
    return distinct.sorted()
  }

  private func bandKeys(_ bands: Range<Int>, of sets: [[UInt32]]) -> [[UInt64]] {
    var keys = [[UInt64]](repeating: [UInt64](repeating: 0, count: sets.count), count: bands.count)
    for index in sets.indices {
      let minHash = MinHash(sets[index])
      for band in bands { keys[band - bands.lowerBound][index] = minHash.key(ofBand: band) }
    }
    return keys
  }

  /// Joins those of equal keys that the rule joins. Who is joined already needs no look: components are the same.
  private func joinCopies(
    _ articles: [ArticleSignature], _ distinct: [Int], _ keys: [UInt64], _ sets: inout DisjointSets
  ) {
    Runs.forEach(keys) { run in
      for (place, a) in run.enumerated() {
        for b in run[(place + 1)...] where sets.root(of: distinct[a]) != sets.root(of: distinct[b]) {
          if rule.areCopies(articles[distinct[a]], articles[distinct[b]]) {
            sets.join(distinct[a], distinct[b])
          }
        }
      }
    }
  }
}

/// Elements of equal keys.
enum Runs {
  /// Calls `body` with the ascending indices of each key's elements; keys in ascending order. Keys are hashes.
  static func forEach(_ keys: [UInt64], _ body: ([Int]) -> Void) {
    let order = UniformOrder.indices(sorting: keys)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, keys[Int(order[end])] == keys[Int(order[start])] { end += 1 }
      body(order[start..<end].map(Int.init))
      start = end
    }
  }
}
