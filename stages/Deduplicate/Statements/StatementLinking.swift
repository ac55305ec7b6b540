/// Finds the clusters of one statement over articles.
///
/// Clusters are the connected components of `SamenessRule`. A chain can join what contradicts (a long quote
/// holds two short ones of another article); such a component, and no other, is built up again from its strongest
/// edge down, leaving out each edge that would bring a contradiction into a cluster. Which clusters come out
/// depends on the members of the component alone.
struct StatementLinking {
  let rule: SamenessRule
  /// The statements, by ascending id.
  let statements: [StatementSignature]
  /// The cluster of copies that an article is in, by article.
  let copies: [String: Int]

  /// The clusters of more than one statement, as ascending indices.
  func clusters() -> [[Int]] {
    let candidates = StatementCandidates(statements: statements, copies: copies, windowDays: rule.windowDays)
    var sets = DisjointSets(count: statements.count)
    candidates.forEachPair { a, b in
      if sets.root(of: a) != sets.root(of: b), likeness(a, b) != nil { sets.join(a, b) }
    }
    return sets.sets().flatMap { isConsistent($0) ? [$0] : split($0) }.sorted { $0[0] < $1[0] }
  }

  private func likeness(_ a: Int, _ b: Int) -> SamenessRule.Likeness? {
    let inCopies = copies[statements[a].articleID].map { $0 == copies[statements[b].articleID] } ?? false
    return rule.likeness(statements[a], statements[b], inCopies: inCopies)
  }

  /// Whether no two members contradict. Members of one article, speaker, family and wording stand for each other.
  private func isConsistent(_ members: [Int]) -> Bool {
    var wordings: [String: UInt64] = [:]
    var voices: Set<Voice> = []
    for member in members {
      let statement = statements[member]
      let wording = wordings.updateValue(statement.wording.digest, forKey: statement.articleID)
      if let wording, wording != statement.wording.digest { return false }
      let voice = Voice(speaker: statement.speaker, family: statement.family)
      if voices.insert(voice).inserted, voices.contains(where: { $0.contradicts(voice) }) { return false }
    }
    return true
  }

  private func split(_ members: [Int]) -> [[Int]] {
    var edges: [(a: Int, b: Int, likeness: SamenessRule.Likeness)] = []
    for a in members.indices {
      for b in members.indices where a < b {
        if let likeness = likeness(members[a], members[b]) { edges.append((a, b, likeness)) }
      }
    }
    edges.sort { $0.likeness == $1.likeness ? ($0.a, $0.b) < ($1.a, $1.b) : $0.likeness > $1.likeness }
    var clusters = members.map { [$0] }
    var cluster = Array(members.indices)
    for edge in edges {
      let (into, from) = (min(cluster[edge.a], cluster[edge.b]), max(cluster[edge.a], cluster[edge.b]))
      guard into != from, isConsistent(clusters[into] + clusters[from]) else { continue }
      clusters[into] += clusters[from]
      clusters[from] = []
      for index in cluster.indices where cluster[index] == from { cluster[index] = into }
    }
    return clusters.filter { $0.count > 1 }.map { $0.sorted() }
  }
}

/// Speaker and act family: what else but wording can make members contradict.
private struct Voice: Hashable {
  let speaker: Speaker
  let family: ActFamily

  func contradicts(_ other: Voice) -> Bool {
    speaker.contradicts(other.speaker) || !family.isCompatible(with: other.family)
  }
}
