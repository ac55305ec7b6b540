/// The logistic function, computed by our own arithmetic, so that the same weights come out on every processor.
package enum Logistic {
  package static func probability(_ logit: Double) -> Double {
    if logit >= 0 { return 1 / (1 + exponential(-logit)) }
    let power = exponential(logit)
    return power / (1 + power)
  }

  /// e to the power of a number from -700 to 0, to 12 digits: halvings of e^r for |r| <= ln 2 / 2, that by its series.
  private static func exponential(_ value: Double) -> Double {
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
