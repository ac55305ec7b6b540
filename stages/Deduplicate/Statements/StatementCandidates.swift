/// Proposes pairs of statements: those that share three words in a row or one that tells something, and either the last
/// word of the speaker's name or the actor, and those of anyone whose wordings are very much alike.
struct StatementCandidates {
  let statements: [StatementSignature]

  /// What besides words a pair must share.
  private enum Bond: UInt64 {
    case name = 1
    case actor = 2
    case none = 3
  }

  /// The distinct pairs of indices, the lesser first, ascending.
  func pairs() -> [(Int, Int)] {
    var pairs: [UInt64] = []
    for bond in [Bond.name, .actor, .none] {
      var keys: [UInt64] = []
      var owners: [Int32] = []
      for (index, statement) in statements.enumerated() {
        for key in self.keys(of: bond, statement) {
          keys.append(key)
          owners.append(Int32(index))
        }
      }
      CrowdedBuckets.forEach(keys) { bucket in
        bucket.forEachPair { a, b in
          let (a, b) = (owners[Int(a)], owners[Int(b)])
          pairs.append(UInt64(min(a, b)) << 32 | UInt64(max(a, b)))
          return false
        }
      }
    }
    pairs.sort()
    var last: UInt64?
    return pairs.compactMap { pair in
      defer { last = pair }
      return pair == last ? nil : (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
    }
  }

  private func keys(of bond: Bond, _ statement: StatementSignature) -> [UInt64] {
    let value: UInt64
    switch bond {
    case .name:
      guard let last = statement.speaker.name.last else { return [] }
      value = UInt64(last)
    case .actor:
      guard let actor = statement.speaker.actor else { return [] }
      value = UInt64(actor)
    case .none: return statement.wording.sketch
    }
    let seed = Shingles.mix(value &+ bond.rawValue << 40)
    return [statement.wording.anchors, statement.wording.concepts].joined()
      .map { Shingles.mix(seed ^ UInt64($0)) }
  }
}
