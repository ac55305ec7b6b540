/// How many rows are too many.
package enum Threshold: Hashable, Sendable {
  /// Of all, between 0 and 1; written `20%`.
  case share(Double)
  case count(Int)

  /// Reads `20%`, `0.5%` or, where counts are taken, `100`; nil for anything else.
  init?(_ text: String, takesCounts: Bool) {
    if text.hasSuffix("%") {
      let digits = text.dropLast()
      let isPlain = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
      guard isPlain, let percent = Double(digits), (0...100).contains(percent) else { return nil }
      self = .share(percent / 100)
    } else {
      guard takesCounts, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(text) else {
        return nil
      }
      self = .count(count)
    }
  }

  /// Reads a share as people write it, `2%`; nil for anything else.
  package init?(percent text: String) { self.init(text, takesCounts: false) }

  /// Whether so many of so many are more than that.
  package func isExceeded(by count: Int, of all: Int) -> Bool {
    switch self {
    case .share(let share): Double(count) > share * Double(all)
    case .count(let limit): count > limit
    }
  }

  /// As a pipeline file writes it.
  package var text: String {
    switch self {
    case .share(let share): NumberText.text((share * 100_000).rounded() / 1000) + "%"
    case .count(let count): String(count)
    }
  }
}
