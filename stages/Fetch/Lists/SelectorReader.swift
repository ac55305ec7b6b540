/// Reads the text of a `LinkSelector`.
struct SelectorReader {
  private static let maximumSteps = 16
  private var rest: ArraySlice<UInt8>

  init(_ text: String) { rest = Array(text.utf8)[...] }

  /// Selectors behind commas; nil if something is not understood.
  mutating func chains() -> [LinkSelector.Chain]? {
    var chains: [LinkSelector.Chain] = []
    repeat {
      guard let chain = chain() else { return nil }
      chains.append(chain)
    } while take(",")
    return rest.isEmpty ? chains : nil
  }

  private mutating func chain() -> LinkSelector.Chain? {
    skipSpace()
    guard var subject = compound() else { return nil }
    var steps: [(compound: LinkSelector.Compound, isParent: Bool)] = []
    while true {
      let hadSpace = skipSpace()
      guard let next = rest.first, next != UInt8(ascii: ",") else { break }
      let isParent = take(">")
      skipSpace()
      guard hadSpace || isParent, steps.count < Self.maximumSteps, let following = compound() else {
        return nil
      }
      steps.insert((subject, isParent), at: 0)
      subject = following
    }
    return LinkSelector.Chain(subject: subject, ancestors: steps)
  }

  private mutating func compound() -> LinkSelector.Compound? {
    var compound = LinkSelector.Compound()
    while let condition = condition(isFirst: compound.conditions.isEmpty) {
      guard let condition else { return nil }
      compound.conditions.append(condition)
    }
    return compound.conditions.isEmpty ? nil : compound
  }

  /// The next condition; nil if none follows, a nil in it if it is not understood.
  private mutating func condition(isFirst: Bool) -> LinkSelector.Condition?? {
    switch rest.first {
    case UInt8(ascii: "*") where isFirst:
      rest.removeFirst()
      return .some(.element("*"))
    case UInt8(ascii: "."):
      rest.removeFirst()
      return .some(name().map { .class($0) })
    case UInt8(ascii: "#"):
      rest.removeFirst()
      return .some(name().map { .attribute("id", .equals, $0) })
    case UInt8(ascii: "["):
      rest.removeFirst()
      return .some(attribute())
    case UInt8(ascii: ":"):
      rest.removeFirst()
      return .some(negation())
    case let byte? where isFirst && isNameByte(byte):
      return .some(name().map { .element($0.lowercased()) })
    default: return nil
    }
  }

  private mutating func attribute() -> LinkSelector.Condition? {
    skipSpace()
    guard let name = name()?.lowercased() else { return nil }
    skipSpace()
    if take("]") { return .attribute(name, .exists, "") }
    let tests: [(String, LinkSelector.AttributeTest)] = [
      ("~=", .hasWord), ("^=", .hasPrefix), ("$=", .hasSuffix), ("*=", .contains), ("|=", .hasLanguage),
      ("=", .equals),
    ]
    guard let (_, test) = tests.first(where: { take($0.0) }) else { return nil }
    skipSpace()
    guard let value = value() else { return nil }
    skipSpace()
    return take("]") ? .attribute(name, test, value) : nil
  }

  private mutating func negation() -> LinkSelector.Condition? {
    guard take("not(") else { return nil }
    skipSpace()
    guard let found = condition(isFirst: true), let condition = found else { return nil }
    skipSpace()
    return take(")") ? .not(condition) : nil
  }

  private mutating func value() -> String? {
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return name()
    }
    guard let end = rest.dropFirst().firstIndex(of: quote) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
  }

  private mutating func name() -> String? {
    let bytes = rest.prefix { isNameByte($0) }
    rest = rest.dropFirst(bytes.count)
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 || (0x30...0x39).contains(byte) || byte == 0x2D
      || byte == 0x5F || byte >= 0x80
  }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let count = rest.prefix { $0 <= 0x20 }.count
    rest = rest.dropFirst(count)
    return count > 0
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }
}
