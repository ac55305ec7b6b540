import StageKit

/// Settles the links of a block of statements: a component of which no member has company elsewhere is complete.
enum StatementSettling {
  static func settle(
    _ links: BlockLinks
  ) throws(SignatureError) -> (closed: [[RecordCard]], open: StatementLinks) {
    var clusters = StatementClusters()
    for bytes in links.own { clusters.add(try Self.links(bytes)) }
    var elsewhere: Set<String> = []
    for bytes in links.neighbours.values.joined() {
      elsewhere.formUnion(try Self.links(bytes).members.lazy.map(\.card.id))
    }
    // One without a day is linked with every span.
    let settled = clusters.settled { $0.span == nil || elsewhere.contains($0.id) }
    return (settled.closed.clusters(), settled.open)
  }

  private static func links(_ bytes: [UInt8]) throws(SignatureError) -> StatementLinks {
    var reader = SignatureReader(bytes)
    return try StatementLinks(from: &reader)
  }
}
