/// Proposes pairs of statements: those that share an anchor of their wording and either the last word of the
/// speaker's name, the actor, or the cluster of copies that their articles are in.
struct StatementCandidates {
  let statements: [StatementSignature]
  /// The cluster of copies that an article is in, by article; none for articles without copies.
  let copies: [String: Int]
  let windowDays: Int

  /// What besides an anchor a pair must share.
  private enum Bond: UInt64, CaseIterable {
    case name = 1
    case actor = 2
    case copy = 3
  }

  /// Calls `body` with each proposed pair of indices, the lesser first, once or several times.
  func forEachPair(_ body: (Int, Int) -> Void) {
    for bond in Bond.allCases {
      var keys: [UInt64] = []
      var owners: [Int] = []
      for (index, statement) in statements.enumerated() {
        guard let value = value(of: bond, statement) else { continue }
        for anchor in statement.wording.anchors {
          keys.append(Shingles.digest([bond.rawValue, value, UInt64(anchor)]))
          owners.append(index)
        }
      }
      Runs.forEach(keys) { run in
        if run.count > 1 { pairs(run.map { owners[$0] }, ofAnyDay: bond == .copy, body) }
      }
    }
  }

  private func value(of bond: Bond, _ statement: StatementSignature) -> UInt64? {
    switch bond {
    case .name: statement.speaker.name.last.map(UInt64.init)
    case .actor: statement.speaker.actor.map { Shingles.digest($0.utf8.lazy.map(UInt64.init)) }
    case .copy: copies[statement.articleID].map(UInt64.init)
    }
  }

  /// Pairs within the window: with the days sorted, each looks only as far ahead as the window reaches, so what an
  /// office says every week costs no more as weeks go by.
  private func pairs(_ indices: [Int], ofAnyDay: Bool, _ body: (Int, Int) -> Void) {
    let order = indices.sorted { (day($0), $0) < (day($1), $1) }
    for (place, a) in order.enumerated() {
      for b in order[(place + 1)...] {
        if !ofAnyDay, day(a) != .min, day(b) - day(a) > windowDays { break }
        body(min(a, b), max(a, b))
      }
    }
  }

  private func day(_ index: Int) -> Int { statements[index].day.map(Int.init) ?? .min }
}
