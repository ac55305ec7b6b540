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
    /// The articles of a span in the same words as one of another span: links that those of `texts` come to.
    case twins
  }

  let kind: Kind
  /// Number of the span since 1970-01-01; nil for records without a day.
  let span: Int32?

  /// Least number of days in a span, so that a chunk's records lie in few of them.
  private static let leastDays: Int32 = 7

  init(_ kind: Kind, span: Int32? = nil) {
    self.kind = kind
    self.span = span
  }

  /// The block of a record of some day.
  init(_ kind: Kind, day: Int32?, windowDays: Int) {
    let days = max(Self.leastDays, Int32(clamping: windowDays))
    self.init(kind, span: day.map { $0 >= 0 ? $0 / days : ($0 - days + 1) / days })
  }

  /// Reads a name; nil for one that is no block's.
  init?(name: String) {
    let parts = name.split(separator: "/", maxSplits: 1)
    guard let kind = parts.first.flatMap({ Kind(rawValue: String($0)) }) else { return nil }
    self.init(kind, span: parts.count > 1 ? Int32(parts[1]) : nil)
  }

  var name: String { span.map { "\(kind.rawValue)/\($0)" } ?? kind.rawValue }

  /// A record of a span is linked in the tasks of its own span and of the next one, so what may be known of it
  /// elsewhere stands in the links of the neighbours.
  var rule: BlockRule {
    if kind == .texts { return BlockRule(neighbours: nil, mergesParts: true) }
    let twins = kind == .articles ? Kind.twins : nil
    guard let span else { return BlockRule(neighbours: twins.map { [Block($0).name] } ?? []) }
    let (before, after) = (Block(kind, span: span - 1), Block(kind, span: span + 1))
    return BlockRule(
      partners: [before.name, Block(kind).name],
      neighbours: [before.name, after.name]
        + (twins.map { [Block($0, span: span - 1).name, Block($0, span: span).name] } ?? []))
  }
}
