/// Disjoint sets of the numbers 0..<count (union-find with path halving; Tarjan, van Leeuwen 1984). The least
/// number of a set is its root, so the sets depend on what was joined and not on the order.
struct DisjointSets {
  private var parents: [Int32]

  init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

  /// The least number of the set that `index` is in.
  mutating func root(of index: Int) -> Int {
    var index = Int32(index)
    while parents[Int(index)] != index {
      parents[Int(index)] = parents[Int(parents[Int(index)])]
      index = parents[Int(index)]
    }
    return Int(index)
  }

  /// Joins the sets of two numbers.
  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(of: a), root(of: b))
    if a != b { parents[max(a, b)] = Int32(min(a, b)) }
  }

  /// The sets with more than one member, by their least number, members ascending.
  mutating func sets() -> [[Int]] {
    var members: [Int: [Int]] = [:]
    for index in parents.indices where root(of: index) != index {
      members[root(of: index), default: [root(of: index)]].append(index)
    }
    return members.keys.sorted().compactMap { members[$0] }
  }
}
