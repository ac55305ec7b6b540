import StageKit

/// Which records are compared with which: those of one span of days with one another and with those of the span
/// before, and records without a day with all.
///
/// A span is no shorter than the window of days that a rule looks at, so no pair within the window is missed, and
/// what a night brings touches the last spans alone.
struct Block: Hashable {
  enum Kind: String {
    case articles, statements
    /// Articles by their words alone, over all days.
    case texts
  }

  let kind: Kind
  /// Number of the span since 1970-01-01; nil for records without a day.
  let span: Int?

  /// Least number of days in a span, so that a chunk's records lie in few of them.
  private static let leastDays = 7

  init(_ kind: Kind, span: Int? = nil) {
    self.kind = kind
    self.span = span
  }

  /// The block of a record of some day.
  init(_ kind: Kind, day: Int32?, windowDays: Int) {
    let days = max(Self.leastDays, windowDays)
    self.init(kind, span: day.map { Int($0) >= 0 ? Int($0) / days : (Int($0) - days + 1) / days })
  }

  /// Reads a name; nil for one that is no block's.
  init?(name: String) {
    let parts = name.split(separator: "/", maxSplits: 1)
    guard let kind = parts.first.flatMap({ Kind(rawValue: String($0)) }) else { return nil }
    self.init(kind, span: parts.count > 1 ? Int(parts[1]) : nil)
  }

  var name: String { span.map { "\(kind.rawValue)/\($0)" } ?? kind.rawValue }

  var rule: BlockRule {
    guard let span else { return BlockRule(mergesParts: kind == .texts) }
    return BlockRule(partners: [Block(kind, span: span - 1).name, Block(kind).name])
  }
}
