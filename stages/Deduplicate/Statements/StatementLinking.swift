/// Finds the same statements among those of a task.
struct StatementLinking {
  let rule: SamenessRule

  /// Links statements of which those before `own` are the block's own. Those behind are linked with them but not
  /// with one another, and the own ones with one another if `comparesOwn`.
  ///
  /// Statements that nothing but their article and identifier tells apart stand for each other: the same quote in a
  /// thousand outlets is compared once with each other one.
  func links(_ statements: [StatementSignature], own: Int, comparesOwn: Bool) -> StatementLinks {
    var numbers: [Int: Int] = [:]
    var links = StatementLinks()
    func number(_ index: Int) -> Int {
      if let known = numbers[index] { return known }
      let statement = statements[index]
      let number = links.add(
        StatementLinks.Member(
          card: statement.card, article: statement.article, wording: statement.wording.digest,
          voice: Voice(speaker: statement.speaker, family: statement.family)))
      numbers[index] = number
      return number
    }
    func isAsked(_ a: Int, _ b: Int) -> Bool {
      comparesOwn ? min(a, b) < own : (a < own) != (b < own)
    }
    func join(_ a: Int, _ b: Int) {
      guard let likeness = rule.likeness(statements[a], statements[b]) else { return }
      links.join(StatementLinks.Pair(a: number(a), b: number(b), likeness: likeness))
    }

    let groups = Dictionary(grouping: statements.indices) { Twin(statements[$0], isOwn: $0 < own) }
    for group in groups.values.sorted(by: { $0[0] < $1[0] }) where isAsked(group[0], group[0]) {
      for other in group.dropFirst() { join(group[0], other) }
    }
    let first = groups.values.map { $0[0] }.sorted()
    for (a, b) in StatementCandidates(statements: first.map { statements[$0] }).pairs()
    where isAsked(first[a], first[b]) {
      join(first[a], first[b])
    }
    return links
  }
}

/// What statements that stand for each other have in common.
private struct Twin: Hashable {
  let wording: UInt64
  let speaker: Speaker
  let family: ActFamily
  let isNegated: Bool
  let day: Int32?
  let isOwn: Bool

  init(_ statement: StatementSignature, isOwn: Bool) {
    wording = statement.wording.digest
    speaker = statement.speaker
    family = statement.family
    isNegated = statement.isNegated
    day = statement.day
    self.isOwn = isOwn
  }
}
