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

  /// Decodes a sequence. `steps` has, for each token, the rows of label pairs that are summed; nil ends the list of one that
  /// has fewer than `stepsPerToken`. Gives by how much the best sequence beats the one that is "outside" all along.
  @discardableResult
  func decode(
    nodes: UnsafePointer<SIMD8<Int16>>, steps: UnsafePointer<EdgeTable.Row?>, stepsPerToken: Int, count: Int,
    into labels: UnsafeMutablePointer<UInt8>
  ) -> Int {
    guard count > 0, count <= capacity else { return 0 }
    var scores = nodes[0]
    // The label before the first token is "outside".
    for place in 0..<stepsPerToken {
      guard let row = steps[place] else { break }
      scores &+= row[0]
    }
    var empty = Int(scores[0])
    var total = Self.normalize(&scores)
    var next = steps
    for token in 1..<max(1, count) {
      next += stepsPerToken
      var sums = Transitions()
      var place = 0
      while place < stepsPerToken, let row = next[place] {
        sums.add(row)
        place &+= 1
      }
      var best = sums.from0 &+ SIMD8(repeating: scores[0])
      var previous = SIMD8<Int16>()
      Self.take(sums.from1 &+ SIMD8(repeating: scores[1]), 1, &best, &previous)
      Self.take(sums.from2 &+ SIMD8(repeating: scores[2]), 2, &best, &previous)
      Self.take(sums.from3 &+ SIMD8(repeating: scores[3]), 3, &best, &previous)
      Self.take(sums.from4 &+ SIMD8(repeating: scores[4]), 4, &best, &previous)
      Self.take(sums.from5 &+ SIMD8(repeating: scores[5]), 5, &best, &previous)
      Self.take(sums.from6 &+ SIMD8(repeating: scores[6]), 6, &best, &previous)
      back[token] = previous
      empty &+= Int(sums.from0[0])
      scores = best &+ nodes[token]
      total &+= Self.normalize(&scores)
    }
    var label = 0
    for other in 1..<TokenLabel.count where scores[other] > scores[label] { label = other }
    for token in stride(from: count - 1, through: 0, by: -1) {
      labels[token] = UInt8(label)
      if token > 0 { label = Int(back[token][label]) }
    }
    return total - empty
  }

  /// Takes the scores that come from a label where they are better.
  @inline(__always)
  private static func take(
    _ scores: SIMD8<Int16>, _ label: Int16, _ best: inout SIMD8<Int16>, _ previous: inout SIMD8<Int16>
  ) {
    let wins = bits(scores .> best)
    best = best ^ ((best ^ scores) & wins)
    previous = previous ^ ((previous ^ SIMD8(repeating: label)) & wins)
  }

  /// A mask as lanes of ones and zeros. `replace(with:where:)` and `pointwiseMax` go lane by lane instead.
  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD8<Int16>>) -> SIMD8<Int16> {
    unsafeBitCast(mask, to: SIMD8<Int16>.self)
  }

  @inline(__always)
  private static func larger(_ a: SIMD8<Int16>, _ b: SIMD8<Int16>) -> SIMD8<Int16> {
    b ^ ((a ^ b) & bits(a .> b))
  }

  /// Takes the best of the scores off all of them, and gives it.
  @inline(__always)
  private static func normalize(_ scores: inout SIMD8<Int16>) -> Int {
    scores[7] = impossible &- 12_000
    let four = larger(scores, SIMD8(lowHalf: scores.highHalf, highHalf: scores.lowHalf))
    let best = max(max(four[0], four[1]), max(four[2], four[3]))
    let floor = SIMD8(repeating: max(best, -12_000) &+ impossible)
    scores = larger(scores, floor) &- SIMD8(repeating: best)
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
    mutating func add(_ row: EdgeTable.Row) {
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
