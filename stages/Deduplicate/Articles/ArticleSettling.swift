import StageKit

/// Settles the links of a block of articles: a cluster of which no member has company elsewhere is complete.
enum ArticleSettling {
  static func settle(
    _ links: BlockLinks, block: Block
  ) throws(SignatureError) -> (closed: [[RecordCard]], open: ArticleLinks) {
    var clusters = ArticleClusters()
    var elsewhere: Set<String> = []
    for bytes in links.own { clusters.add(try Self.links(bytes)) }
    for (name, lists) in links.neighbours.sorted(by: { $0.key < $1.key }) {
      let neighbour = Block(name: name)
      for bytes in lists {
        let found = try Self.links(bytes)
        elsewhere.formUnion(found.cards.lazy.map(\.id))
        if neighbour == Block(.twins, span: block.span) { clusters.add(found) }
      }
    }
    // One without a day is linked with every span.
    let settled = clusters.settled { $0.span == nil || elsewhere.contains($0.id) }
    return (settled.closed.clusters(), settled.open)
  }

  private static func links(_ bytes: [UInt8]) throws(SignatureError) -> ArticleLinks {
    var reader = SignatureReader(bytes)
    return try ArticleLinks(from: &reader)
  }
}
