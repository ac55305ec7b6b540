/// A linear model of what a sentence's main event is: multinomial logistic regression over hashed features, trained by
/// `demarche-train acts`.
package struct EventModel: Sendable {
  /// Hashes of the features, in order.
  package let features: [UInt32]
  /// A row of the classes' weights for each feature.
  package let weights: [Int8]
  /// A class's score where nothing is known.
  package let biases: [Float]
  /// What a unit of the weights is worth.
  package let scale: Float

  package init(features: [UInt32], weights: [Int8], biases: [Float], scale: Float) {
    self.features = features
    self.weights = weights
    self.biases = biases
    self.scale = scale
  }

  /// Scores of the classes, natural logarithms of their chances up to a constant, in the order of
  /// `EventClass.allCases`, for a sentence's distinct features.
  package func scores(_ sentence: [UInt32]) -> [Float] {
    let count = biases.count
    var sums = [Int32](repeating: 0, count: count)
    var known = 0
    for feature in sentence {
      guard let row = row(of: feature) else { continue }
      known += 1
      for event in 0..<count { sums[event] += Int32(weights[row * count + event]) }
    }
    // A long sentence has more features than a short one and is no surer for it.
    let unit = known > 0 ? scale / Float(known).squareRoot() : 0
    return zip(sums, biases).map { Float($0) * unit + $1 }
  }

  /// The classes from the likeliest to the least.
  package func ranking(_ sentence: [UInt32]) -> [EventClass] {
    let scores = scores(sentence)
    let order = scores.indices.sorted { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] }
    return order.map { EventClass.allCases[$0] }
  }

  private func row(of feature: UInt32) -> Int? {
    var low = 0
    var high = features.count
    while low < high {
      let middle = (low + high) / 2
      if features[middle] < feature { low = middle + 1 } else { high = middle }
    }
    return low < features.count && features[low] == feature ? low : nil
  }
}
