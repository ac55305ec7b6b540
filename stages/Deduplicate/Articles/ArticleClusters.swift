/// Makes clusters of the links of all blocks: connected components.
struct ArticleClusters {
  private var cards: [RecordCard] = []
  private var numbers: [String: Int] = [:]
  private var pairs: [(Int, Int)] = []

  mutating func add(_ links: ArticleLinks) {
    let places = links.cards.map { card in
      if let known = numbers[card.id] { return known }
      numbers[card.id] = cards.count
      cards.append(card)
      return cards.count - 1
    }
    for (a, b) in links.pairs { pairs.append((places[a], places[b])) }
  }

  /// The clusters of more than one article.
  func clusters() -> [[RecordCard]] {
    var sets = DisjointSets(count: cards.count)
    for (a, b) in pairs { sets.join(a, b) }
    return sets.sets().map { $0.map { cards[$0] } }
  }
}
