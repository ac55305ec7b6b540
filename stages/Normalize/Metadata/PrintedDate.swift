import Records

/// A date among other words: "Published: 14 March 2025, 10:15 CET | 3 min read".
struct PrintedDate {
  let spelling: DateSpelling

  /// Longest run of words tried as a date.
  private static let longest = 9
  /// How many words may stand in front of the year.
  private static let reach = 4

  /// The first date in a short text: the longest run of words around a year that is one, with as few left out in
  /// front as can be.
  func find(in text: String) -> ParsedDate? {
    if let date = DateText.parse(text) { return date }
    return find(amongWords: words(of: text))?.date
  }

  /// The same, with the number of words in front of the date.
  func find(amongWords words: [String]) -> (date: ParsedDate, place: Int)? {
    guard words.count <= 60 else { return nil }
    for (index, word) in words.enumerated() where Self.holdsYear(word) {
      for start in max(0, index - Self.reach)...index {
        for end in stride(from: min(start + Self.longest, words.count), to: index, by: -1) {
          if let date = Self.whole(words[start..<end].joined(separator: " ")) { return (date, start) }
        }
      }
    }
    return nil
  }

  /// The words of a text, dates among them spelled for `DateText`.
  func words(of text: String) -> [String] {
    Self.parted(spelling.marked(text))
      .split(whereSeparator: { $0 == " " || $0 == "|" || $0 == "\u{B7}" || $0 == "\u{2022}" })
      .map(spelling.spelled)
  }

  /// Whether a number from 1900 to 2199, alone or in front of a longer date, is in the word.
  private static func holdsYear(_ word: String) -> Bool {
    var digits: [UInt8] = []
    for byte in word.utf8 {
      if ByteRules.isDigit(byte) {
        digits.append(byte)
      } else {
        if isYear(digits) { return true }
        digits.removeAll(keepingCapacity: true)
      }
    }
    // Years of two digits stand behind a month's name: "14-Mar-31", "14 March 31".
    return isYear(digits) || digits.count == 2
  }

  private static func isYear(_ digits: [UInt8]) -> Bool {
    guard digits.count == 4 || digits.count == 8 else { return false }
    return digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8) || digits.starts(with: "21".utf8)
  }

  /// The date that a text is, marks at its ends set aside.
  private static func whole(_ text: String) -> ParsedDate? { DateText.parse(trimmed(text)) }

  /// Parts a letter or colon from a digit that follows it: "Date:14 March", "Brandt14.03.2031".
  private static func parted(_ text: String) -> String {
    var result: [UInt8] = []
    var previous: (UInt8, UInt8) = (0x20, 0x20)
    for byte in text.utf8 {
      let isLetter = ByteRules.isLetter(previous.1) || previous.1 >= 0x80 || previous.1 == UInt8(ascii: ":")
      if ByteRules.isDigit(byte), isLetter, !ByteRules.isDigit(previous.0) { result.append(0x20) }
      result.append(byte)
      previous = (previous.1, byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let last = text.last, ",.;:-–—()[]".contains(last) { text.removeLast() }
    while let first = text.first, ",.;:-–—()[]".contains(first) { text.removeFirst() }
    return String(text)
  }
}
