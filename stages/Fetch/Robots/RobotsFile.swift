/// Reads robots.txt (RFC 9309, section 2.2). A line that lacks its colon is read if it is two words.
enum RobotsFile {
  /// Most of a file that is read, in bytes (section 2.5 asks for at least 500 KiB).
  static let maximumBytes = 500 << 10

  /// The rules for a crawler: those of all groups that name it, else of all groups for everyone, else none.
  /// `token` is the crawler's product token, compared without case.
  static func rules(_ bytes: [UInt8], token: String) -> RobotsRules {
    var own: RobotsRules?
    var everyone = RobotsRules()
    var group = Group()
    for line in bytes.prefix(maximumBytes).drop(mark: [0xEF, 0xBB, 0xBF]).split(
      whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    {
      guard let (name, value) = member(line) else { continue }
      switch name {
      case "user-agent": group.add(value, token: token)
      case "allow", "disallow":
        let rule = RobotsRule(isAllowed: name == "allow", pattern: value)
        group.hasRules = true
        if group.isOwn { own = (own ?? RobotsRules()).adding(rule) }
        if group.isForEveryone { everyone = everyone.adding(rule) }
      case "crawl-delay":
        // What is no part of the standard neither opens nor closes a group.
        guard let seconds = Double(String(decoding: value, as: UTF8.self)) else { continue }
        if group.isOwn { own = (own ?? RobotsRules()).delayed(by: seconds) }
        if group.isForEveryone { everyone = everyone.delayed(by: seconds) }
      default: continue
      }
      // A group that names the crawler and rules nothing allows everything.
      if group.isOwn, own == nil { own = RobotsRules() }
    }
    return own ?? everyone
  }

  /// Whose rules follow: user-agent lines that stand together name one group.
  private struct Group {
    var isOwn = false
    var isForEveryone = false
    var hasRules = false

    mutating func add(_ value: ArraySlice<UInt8>, token: String) {
      if hasRules { self = Group() }
      if value.first == UInt8(ascii: "*"),
        value.count == 1 || value.dropFirst().first.map({ $0 <= 0x20 }) == true
      {
        isForEveryone = true
        return
      }
      let name = value.prefix { (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F }
      if !name.isEmpty, String(decoding: name, as: UTF8.self).lowercased() == token.lowercased() {
        isOwn = true
      }
    }
  }

  /// A line's name, in lower case, and its value; what stands behind a number sign does not count.
  private static func member(_ line: ArraySlice<UInt8>) -> (name: String, value: ArraySlice<UInt8>)? {
    let line = line.prefix { $0 != UInt8(ascii: "#") }.trimmed
    var end = line.firstIndex(of: UInt8(ascii: ":"))
    if end == nil, line.split(whereSeparator: { $0 <= 0x20 }).count == 2 {
      end = line.firstIndex { $0 <= 0x20 }
    }
    guard let end else { return nil }
    let name = String(decoding: line[..<end].trimmed, as: UTF8.self).lowercased()
    return (name, line[(end + 1)...].trimmed)
  }
}

extension ArraySlice<UInt8> {
  /// Without the mark at the start, if it stands there.
  fileprivate func drop(mark: [UInt8]) -> ArraySlice<UInt8> {
    starts(with: mark) ? dropFirst(mark.count) : self
  }

  fileprivate var trimmed: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { $0 > 0x20 }), let last = lastIndex(where: { $0 > 0x20 }) else {
      return []
    }
    return self[first...last]
  }
}
