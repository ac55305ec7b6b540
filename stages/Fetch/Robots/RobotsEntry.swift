import Records

/// What a host's robots.txt said, and when.
struct RobotsEntry: Hashable, Sendable {
  /// How long it counts, in seconds (RFC 9309, section 2.4).
  static let lifetime = 24 * 3600

  /// Scheme, host and port.
  let origin: String
  /// The product token that the rules are for.
  let token: String
  let read: Instant
  let rules: RobotsRules

  func isFresh(at now: Instant) -> Bool {
    let age = now.secondsSinceEpoch - read.secondsSinceEpoch
    return age >= 0 && age < Self.lifetime
  }
}

extension WebAddress {
  /// Scheme, host and port, as an address.
  var origin: String { scheme + "://" + host + (port.map { ":\($0)" } ?? "") }

  /// What robots.txt rules on: path and query.
  var pathAndQuery: String { path + (query.map { "?" + $0 } ?? "") }
}
