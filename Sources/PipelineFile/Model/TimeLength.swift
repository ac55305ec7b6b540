/// A length of time as people write it: `30d`, `12h`, `15m`, `10s`, `0`.
package struct TimeLength: Hashable, Sendable {
  package let seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  /// Nil for anything that is not written so.
  package init?(_ text: String) {
    let units: [Character: Int] = ["d": 86_400, "h": 3600, "m": 60, "s": 1]
    if text == "0" {
      seconds = 0
      return
    }
    guard let last = text.last, let unit = units[last], let count = WrittenNumber.count(text.dropLast())
    else { return nil }
    seconds = count * unit
  }

  package var text: String {
    switch seconds {
    case 0: "0"
    case _ where seconds % 86_400 == 0: "\(seconds / 86_400)d"
    case _ where seconds % 3600 == 0: "\(seconds / 3600)h"
    case _ where seconds % 60 == 0: "\(seconds / 60)m"
    default: "\(seconds)s"
    }
  }
}

/// Numbers in front of a unit.
enum WrittenNumber {
  /// Up to a million, digits alone.
  static func count(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(text),
      count <= 1_000_000
    else { return nil }
    return count
  }
}
