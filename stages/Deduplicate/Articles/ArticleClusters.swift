/// Puts links of articles together: clusters are connected components, but that an article which alone holds two
/// groups together belongs to one of them (`HingeSearch`).
struct ArticleClusters {
  private(set) var cards: [RecordCard] = []
  /// By identifier, where there are links of several blocks: those of one name an article once.
  private var numbers: [String: Int]?
  private var pairs: [(Int, Int)] = []
  private var shortened: [ArticleLinks.Shortened] = []
  private var twins: [(member: Int, digest: UInt64)] = []

  mutating func add(_ links: ArticleLinks) {
    if cards.isEmpty {
      cards = links.cards
      pairs = links.pairs
      shortened = links.shortened
      twins = links.twins
      return
    }
    let places = links.cards.map { number(of: $0) }
    for (a, b) in links.pairs { pairs.append((places[a], places[b])) }
    for pair in links.shortened {
      shortened.append(ArticleLinks.Shortened(a: places[pair.a], b: places[pair.b], likeness: pair.likeness))
    }
    for twin in links.twins { twins.append((places[twin.member], twin.digest)) }
  }

  private mutating func number(of card: RecordCard) -> Int {
    if numbers == nil {
      numbers = Dictionary(uniqueKeysWithValues: cards.enumerated().map { ($1.id, $0) })
    }
    if let known = numbers?[card.id] { return known }
    numbers?[card.id] = cards.count
    cards.append(card)
    return cards.count - 1
  }

  /// The clusters of more than one article, those in the same words together.
  func clusters() -> [[RecordCard]] {
    var sets = joined()
    var first: [UInt64: Int] = [:]
    for twin in twins {
      if let known = first[twin.digest] {
        sets.join(known, twin.member)
      } else {
        first[twin.digest] = twin.member
      }
    }
    for pair in kept(&sets) { sets.join(pair.a, pair.b) }
    return sets.sets().map { $0.map { cards[$0] } }
  }

  /// The clusters that nothing else can change, and the links of the others.
  func settled(isOpen: (RecordCard) -> Bool) -> (closed: ArticleClusters, open: ArticleLinks) {
    var groups = joined()
    var components = groups
    for pair in shortened { components.join(pair.a, pair.b) }
    var openRoots = Set(twins.map { components.root(of: $0.member) })
    for (index, card) in cards.enumerated() where isOpen(card) {
      openRoots.insert(components.root(of: index))
    }
    var open = ArticleLinks()
    var rest = ArticleLinks()
    var places: [Int] = []
    var isOpen: [Bool] = []
    for (index, card) in cards.enumerated() {
      isOpen.append(openRoots.contains(components.root(of: index)))
      places.append(isOpen[index] ? open.add(card) : rest.add(card))
      // The root is the least number, so it has come already.
      let root = groups.root(of: index)
      guard root != index else { continue }
      if isOpen[index] {
        open.join(places[root], places[index])
      } else {
        rest.join(places[root], places[index])
      }
    }
    for pair in shortened {
      let (a, b) = (places[pair.a], places[pair.b])
      if isOpen[pair.a] {
        open.join(a, b, shortened: pair.likeness)
      } else {
        rest.join(a, b, shortened: pair.likeness)
      }
    }
    for twin in twins { open.join(places[twin.member], withAllOf: twin.digest) }
    var closed = ArticleClusters()
    closed.add(rest)
    return (closed, open)
  }

  private func joined() -> DisjointSets {
    var sets = DisjointSets(count: cards.count)
    for (a, b) in pairs { sets.join(a, b) }
    return sets
  }

  /// The pairs of shortened copies that join what belongs together. Articles in nearly the same words, which are joined
  /// already, count as one.
  private func kept(_ sets: inout DisjointSets) -> [ArticleLinks.Shortened] {
    var strongest: [UInt64: (index: Int, likeness: Likeness)] = [:]
    for (index, pair) in shortened.enumerated() {
      let (a, b) = (sets.root(of: pair.a), sets.root(of: pair.b))
      guard a != b else { continue }
      let key = UInt64(min(a, b)) << 32 | UInt64(max(a, b))
      if let known = strongest[key], pair.likeness <= known.likeness { continue }
      strongest[key] = (index, pair.likeness)
    }
    if strongest.isEmpty { return [] }
    var numbers: [Int: Int] = [:]
    var nodes: [(articles: Int, name: String)] = []
    var edges: [HingeSearch.Edge] = []
    func number(_ root: Int) -> Int {
      if let known = numbers[root] { return known }
      numbers[root] = nodes.count
      nodes.append((0, ""))
      return nodes.count - 1
    }
    let links = strongest.sorted { $0.key < $1.key }
    for (key, link) in links {
      edges.append(
        HingeSearch.Edge(
          a: number(Int(key >> 32)), b: number(Int(key & 0xFFFF_FFFF)), likeness: link.likeness))
    }
    for (index, card) in cards.enumerated() {
      guard let node = numbers[sets.root(of: index)] else { continue }
      let isLess = nodes[node].name.isEmpty || card.id.utf8.lexicographicallyPrecedes(nodes[node].name.utf8)
      nodes[node] = (nodes[node].articles + 1, isLess ? card.id : nodes[node].name)
    }
    let severed = HingeSearch(nodes: nodes, edges: edges).severed()
    return links.enumerated().compactMap { severed.contains($0) ? nil : shortened[$1.value.index] }
  }
}
