/// References in a feed, and the entities that its DOCTYPE declares.
///
/// An entity counts only if its value is short and holds neither markup nor references, so expansion cannot
/// multiply; external ones do not count.
struct FeedEntities {
  private static let longestValue = 1024
  private static let mostExpansions = 10_000

  private var values: [[UInt8]: [UInt8]] = [:]
  private var expansions = 0

  /// Reads the DOCTYPE at `start`; gives its end.
  mutating func read(_ input: [UInt8], from start: Int) -> Int {
    var index = start
    var isInSubset = false
    while index < input.count {
      switch input[index] {
      case UInt8(ascii: "["): isInSubset = true
      case UInt8(ascii: "]"): isInSubset = false
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        index = input[(index + 1)...].firstIndex(of: input[index]) ?? input.count
      case UInt8(ascii: "<") where isInSubset: declare(input, at: &index)
      case UInt8(ascii: ">") where !isInSubset: return index + 1
      default: break
      }
      index += 1
    }
    return input.count
  }

  /// Takes a declaration; leaves `index` at its end.
  private mutating func declare(_ input: [UInt8], at index: inout Int) {
    let start = index
    var quote: UInt8?
    while index < input.count, quote != nil || input[index] != UInt8(ascii: ">") {
      let byte = input[index]
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      index += 1
    }
    let text = input[start..<min(index, input.count)]
    let words = text.split(maxSplits: 2) { $0 <= 0x20 }
    guard words.count == 3, words[0].elementsEqual("<!ENTITY".utf8), let mark = words[2].first,
      mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'")
    else { return }
    let value = words[2].dropFirst().prefix { $0 != mark }
    let forbidden = Set("&<%".utf8)
    guard value.count <= Self.longestValue, !value.contains(where: forbidden.contains) else { return }
    values[Array(words[1])] = Array(value)
  }

  /// Writes what the ampersand at `start` means, or the ampersand escaped; gives the index behind what it read.
  mutating func write(_ input: [UInt8], at start: Int, _ output: inout [UInt8]) -> Int {
    let limit = min(start + 34, input.count)
    let name = input[(start + 1)..<limit].prefix { $0 != UInt8(ascii: ";") }
    let end = name.endIndex
    guard end < limit, !name.isEmpty else { return escape(start, &output) }
    if name.first == UInt8(ascii: "#") {
      guard let code = XMLCharacter.code(name.dropFirst()) else { return escape(start, &output) }
      if let special = XMLCharacter.windows1252(code) {
        output += special
      } else if XMLCharacter.isAllowed(code) {
        output += input[start...end]
      }
      return end + 1
    }
    guard name.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }) else {
      return escape(start, &output)
    }
    if let value = values[Array(name)], expansions < Self.mostExpansions {
      expansions += 1
      output += value
    } else {
      output += input[start...end]
    }
    return end + 1
  }

  private func escape(_ start: Int, _ output: inout [UInt8]) -> Int {
    output += "&amp;".utf8
    return start + 1
  }
}

/// Characters that XML has (XML 1.0, section 2.2), and those that feeds mean by others.
enum XMLCharacter {
  static func isAllowed(_ code: UInt32) -> Bool {
    code == 0x09 || code == 0x0A || code == 0x0D || (0x20...0xD7FF).contains(code)
      || (0xE000...0xFFFD).contains(code) || (0x10000...0x10FFFF).contains(code)
  }

  /// The number of a character reference without its marks.
  static func code(_ digits: ArraySlice<UInt8>) -> UInt32? {
    let isHexadecimal = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
    guard let first = text.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else {
      return nil
    }
    return UInt32(text, radix: isHexadecimal ? 16 : 10)
  }

  /// The character that a control character of ISO 6429 stands for, which nobody means: that of windows-1252 with
  /// the same number, in UTF-8. Empty for the five that have none; nil for other characters.
  static func windows1252(_ code: UInt32) -> [UInt8]? {
    guard (0x80...0x9F).contains(code) else { return nil }
    let meant: [UInt32] = [
      0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
      0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
      0x0153, 0, 0x017E, 0x0178,
    ]
    let scalar = meant[Int(code) - 0x80]
    guard scalar > 0, let character = Unicode.Scalar(scalar) else { return [] }
    return Array(String(character).utf8)
  }
}
