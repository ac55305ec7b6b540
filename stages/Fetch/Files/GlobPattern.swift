/// A pattern over relative paths: `*` and `?` within a name, `[a-z]` and `[!a-z]`, `**` over any number of
/// folders. A pattern without a slash is matched with the last name of a path. Matching takes time in proportion
/// to the lengths of pattern and path multiplied, whatever they are.
struct GlobPattern: Hashable, Sendable {
  private enum Part: Hashable, Sendable {
    case scalar(Unicode.Scalar)
    case one
    case run
    /// `**`: any run, slashes included.
    case deep
    case set([ClosedRange<Unicode.Scalar>], negated: Bool)
  }

  private let parts: [Part]
  private let isNameOnly: Bool

  /// Nil if the pattern is empty or a bracket is not closed.
  init?(_ text: String) {
    let trimmed = text.hasPrefix("./") ? text.dropFirst(2) : text[...]
    isNameOnly = !trimmed.dropLast(trimmed.hasSuffix("/") ? 1 : 0).contains("/")
    var scalars = Array(trimmed.unicodeScalars)[...]
    if scalars.last == "/" { scalars.removeLast() }
    if scalars.first == "/" { scalars.removeFirst() }
    guard !scalars.isEmpty else { return nil }
    var parts: [Part] = []
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "*":
        guard scalars.first == "*" else {
          parts.append(.run)
          continue
        }
        while scalars.first == "*" { scalars.removeFirst() }
        // "**/" also stands for no folder at all.
        if scalars.first == "/" { scalars.removeFirst() }
        parts.append(.deep)
      case "?": parts.append(.one)
      case "[":
        guard let set = Self.set(&scalars) else { return nil }
        parts.append(set)
      default: parts.append(.scalar(scalar))
      }
    }
    self.parts = parts
  }

  /// Whether a relative path matches.
  func matches(_ path: String) -> Bool {
    var scalars = Array(path.unicodeScalars)
    if isNameOnly, let slash = scalars.lastIndex(of: "/") { scalars.removeFirst(slash + 1) }
    // reached[p]: the parts before p match what was read so far.
    var reached = [Bool](repeating: false, count: parts.count + 1)
    reached[0] = true
    spread(&reached, atNameStart: true)
    for scalar in scalars {
      var following = [Bool](repeating: false, count: parts.count + 1)
      for (index, part) in parts.enumerated() where reached[index] {
        switch part {
        case .scalar(let expected): following[index + 1] = following[index + 1] || scalar == expected
        case .one: following[index + 1] = following[index + 1] || scalar != "/"
        case .run: following[index] = following[index] || scalar != "/"
        case .deep: following[index] = true
        case .set(let ranges, let negated):
          let isIn = scalar != "/" && ranges.contains { $0.contains(scalar) } != negated
          following[index + 1] = following[index + 1] || isIn
        }
      }
      reached = following
      spread(&reached, atNameStart: scalar == "/")
    }
    return reached[parts.count]
  }

  /// Runs may be empty; a deep run ends where a name ends or starts.
  private func spread(_ reached: inout [Bool], atNameStart: Bool) {
    for (index, part) in parts.enumerated() where reached[index] {
      if part == .run { reached[index + 1] = true }
      if part == .deep, atNameStart || index + 1 == parts.count { reached[index + 1] = true }
    }
  }

  private static func set(_ scalars: inout ArraySlice<Unicode.Scalar>) -> Part? {
    let isNegated = scalars.first == "!" || scalars.first == "^"
    if isNegated { scalars.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    var isFirst = true
    while let scalar = scalars.popFirst() {
      if scalar == "]", !isFirst { return .set(ranges, negated: isNegated) }
      isFirst = false
      let second = scalars.dropFirst().first
      if scalars.first == "-", let second, second != "]" {
        scalars.removeFirst(2)
        if scalar <= second { ranges.append(scalar...second) }
      } else {
        ranges.append(scalar...scalar)
      }
    }
    return nil
  }
}
