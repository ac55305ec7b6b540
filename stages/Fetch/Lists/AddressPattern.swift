/// A pattern of addresses: one that starts with a slash is matched with path and query of addresses on the list's own
/// host, another one with the whole address. `*` and `?` stay within a path's segment, `**` does not.
struct AddressPattern: Hashable, Sendable {
  let text: String
  private let pattern: GlobPattern
  private let isPath: Bool

  /// Nil if the text is no pattern: it must start with a slash or hold `://`.
  init?(_ text: String) {
    isPath = text.hasPrefix("/")
    guard Self.isPattern(text), let pattern = GlobPattern(isPath ? text : Self.folded(text)) else {
      return nil
    }
    self.text = text
    self.pattern = pattern
  }

  /// Whether a text is meant as a pattern of addresses.
  static func isPattern(_ text: String) -> Bool { text.hasPrefix("/") || text.contains("://") }

  func matches(_ address: WebAddress, on list: WebAddress) -> Bool {
    guard isPath else { return pattern.matches(Self.folded(address.text)) }
    return address.host == list.host && pattern.matches(String(address.pathAndQuery.dropFirst()))
  }

  /// Two slashes in a row would be an empty segment.
  private static func folded(_ text: String) -> String {
    guard let colon = text.firstIndex(of: ":") else { return text }
    return text[..<colon].lowercased() + "/" + text[text.index(after: colon)...].drop { $0 == "/" }
  }
}

/// Which links of a list are wanted.
struct LinkFilter: Hashable, Sendable {
  /// How links are told: by where they stand, or by what they lead to.
  enum Wanted: Hashable, Sendable {
    case selector(LinkSelector)
    case pattern(AddressPattern)
    case all
  }

  let wanted: Wanted
  let exclude: [AddressPattern]

  /// Whether an address passes what patterns there are.
  func admits(_ address: WebAddress, on list: WebAddress) -> Bool {
    if case .pattern(let pattern) = wanted, !pattern.matches(address, on: list) { return false }
    return !exclude.contains { $0.matches(address, on: list) }
  }
}
