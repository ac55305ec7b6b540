import Extract

/// A statement found in training data.
struct StatementExample {
  let features: [UInt32]
  let isRight: Bool
}

/// Trains the filter.
enum FilterTraining {
  /// Features seen less often than the minimum are left out.
  static func weights(
    _ examples: [StatementExample], epochs: Int, minimum: Int
  ) -> (weights: [UInt32: Float], bias: Float) {
    var counts: [UInt32: Int] = [:]
    for id in examples.lazy.flatMap(\.features) { counts[id, default: 0] += 1 }
    let kept = counts.filter { $0.value >= minimum && $0.key != 0 }.keys.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($0.element, UInt32($0.offset)) })
    var rows: [UInt32] = []
    var offsets = [0]
    for example in examples {
      rows += example.features.compactMap { numbers[$0] }
      offsets.append(rows.count)
    }
    var trainer = LogisticTrainer(rows: kept.count, step: 0.05, decay: .prior(variance: 0.05))
    trainer.train(
      count: examples.count, epochs: epochs, isPositive: { examples[$0].isRight }, rows: rows,
      offsets: offsets)
    let weights = zip(kept, trainer.weights)
    return (Dictionary(uniqueKeysWithValues: weights.map { ($0, $1) }), trainer.bias)
  }
}
