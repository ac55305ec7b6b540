import Extract

/// Trains an event model: multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer, 2011), with features
/// that stand in two sentences or more. Same sentences in the same order, same weights.
struct EventTrainer {
  var passes = 40
  var rate: Float = 0.5
  /// Strength of the pull to zero, for each sentence.
  var decay: Float = 0.001
  private let classes = EventClass.allCases.count

  func model(_ sentences: [EventCorpus.Sentence]) -> EventModel {
    let features = frequent(sentences)
    let rows = Dictionary(uniqueKeysWithValues: features.enumerated().map { ($1, $0) })
    let examples = sentences.map { sentence in
      (rows: sentence.features.compactMap { rows[$0] }, event: sentence.event)
    }
    var weights = [Float](repeating: 0, count: (features.count + 1) * classes)
    var squares = [Float](repeating: 1e-6, count: weights.count)
    let bias = features.count
    for pass in 0..<passes {
      for place in Self.order(examples.count, pass) {
        let example = examples[place]
        let value = 1 / Float(max(1, example.rows.count)).squareRoot()
        let errors = self.errors(example, weights, value, bias)
        for row in example.rows { step(&weights, &squares, row, errors, value) }
        step(&weights, &squares, bias, errors, 0.3)
      }
    }
    return quantized(features, weights)
  }

  /// Features of two sentences or more, in order.
  private func frequent(_ sentences: [EventCorpus.Sentence]) -> [UInt32] {
    var counts: [UInt32: Int] = [:]
    for feature in sentences.lazy.flatMap(\.features) { counts[feature, default: 0] += 1 }
    return counts.filter { $0.value > 1 }.keys.sorted()
  }

  /// What the chances of the classes are short of.
  private func errors(_ example: (rows: [Int], event: Int), _ weights: [Float], _ value: Float, _ bias: Int)
    -> [Float]
  {
    var scores = (0..<classes).map { weights[bias * classes + $0] * 0.3 }
    for row in example.rows {
      for event in 0..<classes { scores[event] += weights[row * classes + event] * value }
    }
    let highest = scores.max() ?? 0
    let powers = scores.map { Exponential.power(Double($0 - highest)) }
    let sum = powers.reduce(0, +)
    return (0..<classes).map { ($0 == example.event ? 1 : 0) - Float(powers[$0] / sum) }
  }

  private func step(
    _ weights: inout [Float], _ squares: inout [Float], _ row: Int, _ errors: [Float], _ value: Float
  ) {
    for event in 0..<classes {
      let place = row * classes + event
      let gradient = errors[event] * value - decay * weights[place]
      squares[place] += gradient * gradient
      weights[place] += rate * gradient / squares[place].squareRoot()
    }
  }

  /// An order of the examples that differs from pass to pass, by a linear congruence (Knuth's constants).
  private static func order(_ count: Int, _ pass: Int) -> [Int] {
    var state = UInt64(pass + 1)
    var order = Array(0..<count)
    for place in stride(from: count - 1, to: 0, by: -1) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      order.swapAt(place, Int((state >> 33) % UInt64(place + 1)))
    }
    return order
  }

  private func quantized(_ features: [UInt32], _ weights: [Float]) -> EventModel {
    let body = weights.dropLast(classes)
    let sizes = body.map(abs).sorted()
    let large = max(0.001, sizes.isEmpty ? 1 : sizes[sizes.count * 9_998 / 10_000])
    let scale = large / 127
    return EventModel(
      features: features, weights: body.map { Int8(max(-127, min(127, ($0 / scale).rounded()))) },
      biases: weights.suffix(classes).map { $0 * 0.3 }, scale: scale)
  }
}

/// The exponential function by our own arithmetic, the same on every processor.
enum Exponential {
  /// e to the power of a number that is not above 0.
  static func power(_ value: Double) -> Double {
    guard value > -700 else { return 0 }
    let halvings = (value * 1.442_695_040_888_963_4).rounded()
    let rest = value - halvings * 0.693_147_180_559_945_3
    var sum = 1.0
    var term = 1.0
    for degree in 1...12 {
      term *= rest / Double(degree)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(halvings), significand: sum)
  }
}
