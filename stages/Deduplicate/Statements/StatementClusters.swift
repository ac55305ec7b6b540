/// Makes clusters of the links of all blocks.
///
/// Clusters are connected components. A chain can join what contradicts (a long quote holds two short ones of another
/// article); such a component, and no other, is built up again from its strongest pair down, leaving out each pair
/// that would bring a contradiction into a cluster. Which clusters come out depends on the members of the
/// component alone.
struct StatementClusters {
  private var members: [StatementLinks.Member] = []
  private var numbers: [String: Int] = [:]
  private var pairs: [StatementLinks.Pair] = []

  mutating func add(_ links: StatementLinks) {
    let places = links.members.map { member in
      if let known = numbers[member.card.id] { return known }
      numbers[member.card.id] = members.count
      members.append(member)
      return members.count - 1
    }
    for pair in links.pairs {
      pairs.append(StatementLinks.Pair(a: places[pair.a], b: places[pair.b], likeness: pair.likeness))
    }
  }

  /// The clusters of more than one statement.
  func clusters() -> [[RecordCard]] {
    var sets = DisjointSets(count: members.count)
    for pair in pairs { sets.join(pair.a, pair.b) }
    let components = sets.sets()
    let broken = Set(components.indices.filter { !isConsistent(components[$0]) })
    var componentOf: [Int: Int] = [:]
    for component in broken {
      for member in components[component] { componentOf[member] = component }
    }
    let pairsOf = Dictionary(grouping: pairs.filter { componentOf[$0.a] != nil }) { componentOf[$0.a] ?? 0 }
    return components.indices.flatMap { index in
      broken.contains(index) ? split(components[index], pairsOf[index] ?? []) : [components[index]]
    }
    .map { $0.map { members[$0].card } }
  }

  /// What nothing else can change, and the links of the rest.
  func settled(isOpen: (RecordCard) -> Bool) -> (closed: StatementClusters, open: StatementLinks) {
    var sets = DisjointSets(count: members.count)
    for pair in pairs { sets.join(pair.a, pair.b) }
    var openRoots: Set<Int> = []
    for (index, member) in members.enumerated() where isOpen(member.card) {
      openRoots.insert(sets.root(of: index))
    }
    var halves: [Bool: (members: [StatementLinks.Member], pairs: [StatementLinks.Pair])] = [:]
    var places: [Int] = []
    for (index, member) in members.enumerated() {
      let isOpen = openRoots.contains(sets.root(of: index))
      places.append(halves[isOpen]?.members.count ?? 0)
      halves[isOpen, default: ([], [])].members.append(member)
    }
    for pair in pairs {
      let isOpen = openRoots.contains(sets.root(of: pair.a))
      halves[isOpen]?.pairs.append(
        StatementLinks.Pair(a: places[pair.a], b: places[pair.b], likeness: pair.likeness))
    }
    func links(_ isOpen: Bool) -> StatementLinks {
      StatementLinks(members: halves[isOpen]?.members ?? [], pairs: halves[isOpen]?.pairs ?? [])
    }
    var closed = StatementClusters()
    closed.add(links(false))
    return (closed, links(true))
  }

  /// Whether no two members contradict.
  private func isConsistent(_ cluster: [Int]) -> Bool {
    var summary = ClusterSummary()
    for member in cluster {
      let next = ClusterSummary(members[member])
      guard summary.agrees(with: next) else { return false }
      summary.merge(next)
    }
    return true
  }

  /// The clusters of a component in which members contradict.
  private func split(_ component: [Int], _ pairs: [StatementLinks.Pair]) -> [[Int]] {
    func order(_ pair: StatementLinks.Pair) -> (String, String) {
      let (a, b) = (members[pair.a].card.id, members[pair.b].card.id)
      return (min(a, b), max(a, b))
    }
    let strongestFirst = pairs.sorted {
      $0.likeness == $1.likeness ? order($0) < order($1) : $0.likeness > $1.likeness
    }
    let places = Dictionary(uniqueKeysWithValues: component.enumerated().map { ($1, $0) })
    var sets = DisjointSets(count: component.count)
    var summaries = component.map { ClusterSummary(members[$0]) }
    for pair in strongestFirst {
      guard let a = places[pair.a].map({ sets.root(of: $0) }),
        let b = places[pair.b].map({ sets.root(of: $0) }),
        a != b, summaries[a].agrees(with: summaries[b])
      else { continue }
      sets.join(a, b)
      // The smaller goes into the larger, so that a thousand joins cost no more than a thousand times ten.
      var (large, small) = (summaries[a], summaries[b])
      (summaries[a], summaries[b]) = (ClusterSummary(), ClusterSummary())
      if large.size < small.size { swap(&large, &small) }
      large.merge(small)
      summaries[min(a, b)] = large
    }
    return sets.sets().map { $0.map { component[$0] } }
  }
}

/// What decides whether two clusters may become one.
private struct ClusterSummary {
  private var wordings: [UInt64: UInt64] = [:]
  private var voices: Set<Voice> = []

  var size: Int { wordings.count + voices.count }

  init() {}

  init(_ member: StatementLinks.Member) {
    wordings[member.article] = member.wording
    voices = [member.voice]
  }

  func agrees(with other: ClusterSummary) -> Bool {
    let (few, many) =
      wordings.count < other.wordings.count ? (wordings, other.wordings) : (other.wordings, wordings)
    for (article, wording) in few where many[article].map({ $0 != wording }) ?? false { return false }
    for voice in voices where !other.voices.contains(voice) {
      if other.voices.contains(where: { $0.contradicts(voice) }) { return false }
    }
    return true
  }

  mutating func merge(_ other: ClusterSummary) {
    wordings.merge(other.wordings) { mine, _ in mine }
    voices.formUnion(other.voices)
  }
}
