/// Finds the best label sequence (Viterbi). Scores are kept within 16 bits by taking each token's best as zero; what lies
/// far below cannot win any more.
final class LabelDecoder {
  static let impossible: Int16 = -12_000
  /// Added to label pairs that no coding has: a later token of a role without a first one.
  static let forbidden: Int16 = -6_000

  private let back: UnsafeMutablePointer<SIMD8<Int16>>
  private let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    back = .allocate(capacity: capacity)
  }

  deinit { back.deallocate() }

  /// Decodes a sequence. `edges` names the rows of the edge table of each token, -1 for none. Gives by how much the best
  /// sequence beats the one that is "outside" all along.
  @discardableResult
  func decode(
    nodes: UnsafePointer<SIMD8<Int16>>, edges: UnsafePointer<Int32>, edgesPerToken: Int, table: EdgeTable,
    count: Int, into labels: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard count > 0, count <= capacity else { return 0 }
    var scores = nodes[0]
    // The label before the first token is "outside".
    for edge in 0..<edgesPerToken where edges[edge] >= 0 { scores &+= table.row(edges[edge])[0] }
    var empty = Int(scores[0])
    var total = Self.normalize(&scores)
    for token in 1..<max(1, count) {
      var sums = Transitions()
      for edge in 0..<edgesPerToken {
        let row = edges[token * edgesPerToken + edge]
        if row >= 0 { sums.add(table.row(row)) }
      }
      var best = sums.from0 &+ SIMD8(repeating: scores[0])
      var previous = SIMD8<Int16>(repeating: 0)
      func take(_ row: SIMD8<Int16>, _ label: Int16) {
        let score = row &+ SIMD8(repeating: scores[Int(label)])
        let wins = score .> best
        best.replace(with: score, where: wins)
        previous.replace(with: SIMD8(repeating: label), where: wins)
      }
      take(sums.from1, 1)
      take(sums.from2, 2)
      take(sums.from3, 3)
      take(sums.from4, 4)
      take(sums.from5, 5)
      take(sums.from6, 6)
      back[token] = previous
      empty += Int(sums.from0[0])
      scores = best &+ nodes[token]
      total += Self.normalize(&scores)
    }
    var label = 0
    for other in 1..<TokenLabel.count where scores[other] > scores[label] { label = other }
    for token in stride(from: count - 1, through: 0, by: -1) {
      labels[token] = UInt8(label)
      if token > 0 { label = Int(back[token][label]) }
    }
    return total - empty
  }

  /// Takes the best of the scores off all of them, and gives it.
  @inline(__always)
  private static func normalize(_ scores: inout SIMD8<Int16>) -> Int {
    scores[7] = impossible &- 12_000
    let best = scores.max()
    let floor = SIMD8(repeating: max(best, -12_000) &+ impossible)
    scores = pointwiseMax(scores, floor) &- SIMD8(repeating: best)
    scores[7] = impossible
    return Int(best)
  }

  /// The summed rows of one token.
  private struct Transitions {
    var from0 = SIMD8<Int16>()
    var from1 = SIMD8<Int16>()
    var from2 = SIMD8<Int16>()
    var from3 = SIMD8<Int16>()
    var from4 = SIMD8<Int16>()
    var from5 = SIMD8<Int16>()
    var from6 = SIMD8<Int16>()

    @inline(__always)
    mutating func add(_ row: UnsafePointer<SIMD8<Int16>>) {
      from0 &+= row[0]
      from1 &+= row[1]
      from2 &+= row[2]
      from3 &+= row[3]
      from4 &+= row[4]
      from5 &+= row[5]
      from6 &+= row[6]
    }
  }
}
