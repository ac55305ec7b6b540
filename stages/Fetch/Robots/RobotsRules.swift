/// What a crawler may ask a host for (RFC 9309, section 2.2.2).
struct RobotsRules: Hashable, Sendable {
  private(set) var rules: [RobotsRule] = []
  /// Seconds that the host wants between two requests; nil where it says nothing. No part of the standard, but what
  /// hosts that are slow write.
  private(set) var delay: Double?

  /// Seconds; what is longer is taken as this.
  private static let longestDelay = 86_400.0

  init() {}

  /// Reads rules as `texts` gives them.
  init(texts: [String]) {
    rules = texts.compactMap { RobotsRule(text: $0) }
    if let delay = texts.first(where: { $0.hasPrefix("=") }).flatMap({ Double($0.dropFirst()) }) {
      self = delayed(by: delay)
    }
  }

  /// The rules, each as a plus or minus sign and its pattern; the delay behind an equals sign.
  var texts: [String] { rules.map(\.text) + (delay.map { ["=\($0)"] } ?? []) }

  /// Nothing may be asked for.
  static let none = RobotsRules().adding(RobotsRule(isAllowed: false, pattern: [UInt8(ascii: "/")]))

  func adding(_ rule: RobotsRule) -> RobotsRules {
    // An empty value rules nothing.
    guard !rule.pattern.isEmpty else { return self }
    var result = self
    result.rules.append(rule)
    return result
  }

  /// The same rules with a delay; of several, the longest counts.
  func delayed(by seconds: Double) -> RobotsRules {
    var result = self
    if seconds > 0 { result.delay = max(min(seconds, Self.longestDelay), delay ?? 0) }
    return result
  }

  /// The same rules for addresses in normal form: section 2.2.2 has escapes of unreserved characters undone before
  /// patterns are compared.
  var normalized: RobotsRules {
    var result = RobotsRules()
    result.rules = rules.map(\.normalized)
    result.delay = delay
    return result
  }

  /// Whether a path, with its query, may be asked for: by the rule with the longest pattern that fits, and of two
  /// of one length by the one that allows. The file itself always may.
  func allows(path: String) -> Bool {
    if path == "/robots.txt" { return true }
    let path = Array(path.utf8)
    var best: RobotsRule?
    for rule in rules {
      if let best, rule.pattern.count < best.pattern.count { continue }
      if let best, rule.pattern.count == best.pattern.count, best.isAllowed { continue }
      if rule.matches(path) { best = rule }
    }
    return best?.isAllowed ?? true
  }
}

/// A line that allows or disallows.
struct RobotsRule: Hashable, Sendable {
  let isAllowed: Bool
  /// Characters beyond ASCII are escaped, and the digits of escapes in capitals. `*` stands for any characters, `$` at
  /// the end for the end of the path.
  let pattern: [UInt8]

  init(isAllowed: Bool, pattern: some Collection<UInt8>) {
    self.isAllowed = isAllowed
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    var escaped = 0
    for byte in pattern {
      if byte >= 0x80 {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        result.append(escaped > 0 && (0x61...0x66).contains(byte) ? byte & 0xDF : byte)
        escaped = byte == UInt8(ascii: "%") ? 2 : max(0, escaped - 1)
      }
    }
    self.pattern = result
  }

  init?(text: String) {
    guard let sign = text.utf8.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return nil
    }
    self.init(isAllowed: sign == UInt8(ascii: "+"), pattern: Array(text.utf8.dropFirst()))
  }

  var text: String { (isAllowed ? "+" : "-") + String(decoding: pattern, as: UTF8.self) }

  var normalized: RobotsRule {
    var result: [UInt8] = []
    for (index, part) in pattern.split(separator: UInt8(ascii: "?"), omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { result.append(UInt8(ascii: "?")) }
      result += AddressText.escaped(part, isQuery: index > 0)
    }
    return RobotsRule(isAllowed: isAllowed, pattern: result)
  }

  /// Whether the pattern fits the start of a path. Each part between stars is looked for as early as it may stand,
  /// so a match takes no more than the product of both lengths.
  func matches(_ path: [UInt8]) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let parts = (isAnchored ? pattern.dropLast() : pattern[...]).split(
      separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    guard let first = parts.first, path.starts(with: first) else { return false }
    var place = first.count
    if parts.count == 1 { return !isAnchored || place == path.count }
    for part in parts.dropFirst().dropLast() {
      guard let found = Self.find(part, in: path, from: place) else { return false }
      place = found + part.count
    }
    guard let last = parts.last else { return true }
    if isAnchored { return path.count - last.count >= place && path.suffix(last.count).elementsEqual(last) }
    return Self.find(last, in: path, from: place) != nil
  }

  private static func find(_ part: ArraySlice<UInt8>, in path: [UInt8], from start: Int) -> Int? {
    guard path.count - start >= part.count else { return nil }
    return (start...(path.count - part.count)).first { path[$0...].starts(with: part) }
  }
}
