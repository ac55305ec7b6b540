import Extract

/// Averaged perceptron over label sequences (Collins 2002): plain updates where the best sequence is not the right one,
/// the mean over all steps as the result.
struct Perceptron {
  typealias Vector = SIMD8<Float>
  private static let labels = TokenLabel.count
  private static let forbidden: Float = -1_000_000

  /// Sequences with their labels and the rows of their features.
  struct Examples {
    let rows: [UInt32]
    let offsets: [Int]
    let edges: [Int32]
    let edgesPerToken: Int
    let sequences: [Range<Int>]
    let labels: [UInt8]
    let backoff: Backoff
  }

  /// Rows behind the table's own that a token of the first edge template shares with others: one for rows that agree
  /// modulo a number, one for all.
  struct Backoff {
    /// Rows of the table, and those of them that the first template has.
    let rows: Int
    let firstRows: Int
    let modulus: Int

    var all: Int { rows + modulus }
    var total: Int { rows + modulus + 1 }
    func shared(_ row: Int) -> Int { rows + row % modulus }
  }

  /// Weights of node rows and of edge rows (seven vectors each: the label before by the label).
  private(set) var nodes: [Vector]
  private(set) var edges: [Vector]
  private var nodeSums: [SIMD8<Double>]
  private var edgeSums: [SIMD8<Double>]
  private var steps = 1.0

  init(nodeRows: Int, edgeRows: Int) {
    nodes = Array(repeating: Vector(), count: nodeRows)
    nodeSums = Array(repeating: SIMD8<Double>(), count: nodeRows)
    edges = Array(repeating: Vector(), count: edgeRows * Self.labels)
    edgeSums = Array(repeating: SIMD8<Double>(), count: edgeRows * Self.labels)
  }

  /// The mean of several runs that differ in the order of the sequences alone.
  static func trained(_ examples: Examples, nodeRows: Int, edgeRows: Int, epochs: Int, runs: Int)
    -> Perceptron
  {
    var result = Perceptron(nodeRows: nodeRows, edgeRows: edgeRows)
    result.train(examples, epochs: epochs, seed: 20_260)
    for run in 1..<max(1, runs) {
      var other = Perceptron(nodeRows: nodeRows, edgeRows: edgeRows)
      other.train(examples, epochs: epochs, seed: 20_260 + UInt64(run))
      for row in result.nodes.indices { result.nodes[row] += other.nodes[row] }
      for row in result.edges.indices { result.edges[row] += other.edges[row] }
    }
    return result
  }

  private mutating func train(_ examples: Examples, epochs: Int, seed: UInt64) {
    var order = Array(examples.sequences.indices)
    var shuffle = Shuffle(seed: seed)
    let longest = examples.sequences.map(\.count).max() ?? 0
    var work = Work(longest)
    for _ in 0..<epochs {
      shuffle.shuffle(&order)
      for number in order where !examples.sequences[number].isEmpty {
        let range = examples.sequences[number]
        score(range, examples, &work)
        work.decode(range.count)
        steps += 1
        update(range, examples, work)
      }
    }
    for row in nodes.indices { nodes[row] -= Vector(nodeSums[row] / steps) }
    for row in edges.indices { edges[row] -= Vector(edgeSums[row] / steps) }
  }

  private func score(_ range: Range<Int>, _ examples: Examples, _ work: inout Work) {
    nodes.withUnsafeBufferPointer { nodes in
      edges.withUnsafeBufferPointer { edges in
        examples.rows.withUnsafeBufferPointer { rows in
          for token in range {
            var sum = Vector()
            for place in examples.offsets[token]..<examples.offsets[token + 1] {
              sum += nodes[Int(rows[place])]
            }
            sum[7] = Self.forbidden
            let local = token - range.lowerBound
            work.nodes[local] = sum
            for label in 0..<Self.labels { work.edges[local * Self.labels + label] = Self.allowed[label] }
            for place in 0..<examples.edgesPerToken {
              let row = examples.edges[token * examples.edgesPerToken + place]
              guard row >= 0 else { continue }
              for label in 0..<Self.labels {
                work.edges[local * Self.labels + label] += edges[Int(row) * Self.labels + label]
              }
            }
            let first = Int(examples.edges[token * examples.edgesPerToken])
            for row in [examples.backoff.shared(first), examples.backoff.all] {
              for label in 0..<Self.labels {
                work.edges[local * Self.labels + label] += edges[row * Self.labels + label]
              }
            }
          }
        }
      }
    }
  }

  /// The edge weights with those of the shared rows added to the rows of the first template, so that use needs no more.
  func folded(_ backoff: Backoff) -> [Vector] {
    var result = Array(edges.prefix(backoff.rows * Self.labels))
    for row in 0..<backoff.firstRows {
      for label in 0..<Self.labels {
        result[row * Self.labels + label] +=
          edges[backoff.shared(row) * Self.labels + label] + edges[backoff.all * Self.labels + label]
      }
    }
    return result
  }

  /// 0 for label pairs that the coding has, much less for others.
  private static let allowed: [Vector] = (0..<labels).map { before in
    var row = Vector()
    for label in 0..<labels where !isAllowed(before, label) { row[label] = forbidden }
    return row
  }

  /// Whether a label can follow another: a later token of a role only after a token of it.
  static func isAllowed(_ before: Int, _ label: Int) -> Bool {
    label == 0 || label % 2 == 1 || before == label || before == label - 1
  }

  private mutating func update(_ range: Range<Int>, _ examples: Examples, _ work: Work) {
    var goldBefore = 0
    var guessBefore = 0
    for token in range {
      let gold = Int(examples.labels[token])
      let guess = Int(work.labels[token - range.lowerBound])
      if gold != guess {
        var change = Vector()
        change[gold] = 1
        change[guess] = -1
        let sum = SIMD8<Double>(change) * steps
        for place in examples.offsets[token]..<examples.offsets[token + 1] {
          let row = Int(examples.rows[place])
          nodes[row] += change
          nodeSums[row] += sum
        }
      }
      if gold != guess || goldBefore != guessBefore {
        func move(_ row: Int) {
          edges[row * Self.labels + goldBefore][gold] += 1
          edgeSums[row * Self.labels + goldBefore][gold] += steps
          edges[row * Self.labels + guessBefore][guess] -= 1
          edgeSums[row * Self.labels + guessBefore][guess] -= steps
        }
        for place in 0..<examples.edgesPerToken {
          let row = Int(examples.edges[token * examples.edgesPerToken + place])
          if row >= 0 { move(row) }
        }
        move(examples.backoff.shared(Int(examples.edges[token * examples.edgesPerToken])))
        move(examples.backoff.all)
      }
      goldBefore = gold
      guessBefore = guess
    }
  }

  /// Scores and labels of one sequence.
  private struct Work {
    var nodes: [Vector]
    var edges: [Vector]
    var back: [SIMD8<Int32>]
    var labels: [UInt8]

    init(_ longest: Int) {
      nodes = Array(repeating: Vector(), count: longest)
      edges = Array(repeating: Vector(), count: longest * Perceptron.labels)
      back = Array(repeating: SIMD8<Int32>(), count: longest)
      labels = Array(repeating: 0, count: longest)
    }

    /// Viterbi, from "outside" before the first token.
    mutating func decode(_ count: Int) {
      var scores = nodes[0] + edges[0]
      for token in 1..<max(1, count) {
        let row = token * Perceptron.labels
        var best = edges[row] + scores[0]
        var previous = SIMD8<Int32>()
        for label in 1..<Perceptron.labels {
          let score = edges[row + label] + scores[label]
          let wins = score .> best
          best.replace(with: score, where: wins)
          previous.replace(with: SIMD8(repeating: Int32(label)), where: wins)
        }
        back[token] = previous
        scores = best + nodes[token]
      }
      var label = 0
      for other in 1..<Perceptron.labels where scores[other] > scores[label] { label = other }
      for token in stride(from: count - 1, through: 0, by: -1) {
        labels[token] = UInt8(label)
        if token > 0 { label = Int(back[token][label]) }
      }
    }
  }
}
