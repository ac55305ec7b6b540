import Extract

/// Logistic regression over sparse features of weight one, by stochastic steps that shrink per feature (AdaGrad).
struct LogisticTrainer {
  var weights: [Float]
  var bias: Float = 0
  private var squares: [Float]
  private let step: Float
  private let decay: Decay

  /// How weights are drawn towards zero.
  enum Decay {
    /// By this share at each step of a feature.
    case perStep(Float)
    /// As by a Gaussian prior of this variance, however often a feature is seen (Tikhonov).
    case prior(variance: Float)
  }

  init(rows: Int, step: Float, decay: Decay) {
    weights = Array(repeating: 0, count: rows)
    squares = Array(repeating: 0.1, count: rows)
    self.step = step
    self.decay = decay
  }

  mutating func train(
    count: Int, epochs: Int, isPositive: (Int) -> Bool, rows: [UInt32], offsets: [Int]
  ) {
    var order = Array(0..<count)
    var shuffle = Shuffle(seed: 777)
    var decays = [Float](repeating: 0, count: weights.count)
    switch decay {
    case .perStep(let share): for row in decays.indices { decays[row] = share }
    case .prior(let variance):
      for row in rows { decays[Int(row)] += variance }
      for row in decays.indices where decays[row] > 0 { decays[row] = 1 / decays[row] }
    }
    var biasSquares: Float = 0.1
    for epoch in 0..<epochs {
      shuffle.shuffle(&order)
      let rate: Float = epoch * 3 < epochs * 2 ? step : step * 0.4
      for example in order {
        var logit = bias
        for place in offsets[example]..<offsets[example + 1] { logit += weights[Int(rows[place])] }
        let target: Double = isPositive(example) ? 1 : 0
        let error = Float(target - Logistic.probability(Double(logit)))
        guard abs(error) > 0.001 else { continue }
        biasSquares += error * error
        bias += rate * error / biasSquares.squareRoot()
        for place in offsets[example]..<offsets[example + 1] {
          let row = Int(rows[place])
          let gradient = error - decays[row] * weights[row]
          squares[row] += gradient * gradient
          weights[row] += rate * gradient / squares[row].squareRoot()
        }
      }
    }
  }
}
