/// Who speaks to or about whom: the actors and targets with most statements, and what is between each two.
struct PairMatrix: Sendable {
  static let limit = 16

  private struct Pair: Hashable {
    let actor: String
    let target: String
  }

  private var pairs: [Pair: SummaryRow] = [:]
  /// Statements without an actor, or without anyone that they address or are about.
  private(set) var unpaired = 0

  /// Counts a row of `by_pair`.
  mutating func add(_ row: SummaryRow) {
    guard let actor = row.group["actor"], let target = row.group["target"] else {
      unpaired += row.statements
      return
    }
    pairs[Pair(actor: actor, target: target), default: SummaryRow()].add(row)
  }

  var isEmpty: Bool { pairs.isEmpty }

  /// Those that speak and those spoken to or about, both in one order, the most involved first, so that what two
  /// say of each other stands at mirrored places. Who has nothing to do with the others shown is left out.
  var shown: (actors: [String], targets: [String]) {
    var involved: [String: Int] = [:]
    for (pair, row) in pairs {
      involved[pair.actor, default: 0] += row.statements
      if pair.target != pair.actor { involved[pair.target, default: 0] += row.statements }
    }
    let order = involved.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map(\.key)
    let (speaking, addressed) = (Set(pairs.keys.map(\.actor)), Set(pairs.keys.map(\.target)))
    let targets = order.filter(addressed.contains).prefix(Self.limit)
    let actors = order.filter(speaking.contains).prefix(Self.limit).filter { actor in
      targets.contains { pairs[Pair(actor: actor, target: $0)] != nil }
    }
    return (actors, targets.filter { target in actors.contains { row(from: $0, to: target) != nil } })
  }

  /// Statements in pairs, each once a pair, and those of them in the pairs shown.
  var statements: (all: Int, shown: Int) {
    let (actors, targets) = shown
    let (rows, columns) = (Set(actors), Set(targets))
    let inside = pairs.filter { rows.contains($0.key.actor) && columns.contains($0.key.target) }
    return (pairs.values.reduce(0) { $0 + $1.statements }, inside.values.reduce(0) { $0 + $1.statements })
  }

  func row(from actor: String, to target: String) -> SummaryRow? { pairs[Pair(actor: actor, target: target)] }
}
