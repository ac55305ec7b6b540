import Records

/// A date among other words: "Published: 14 March 2025, 10:15 CET | 3 min read".
enum PrintedDate {
  /// Longest run of words tried as a date.
  private static let longest = 9

  /// The first date in a short text: the longest run of words that is one, with as few left out in front as
  /// can be.
  static func find(in text: String) -> ParsedDate? {
    if let date = DateText.parse(text) { return date }
    let words = parted(text).split(whereSeparator: {
      $0 == " " || $0 == "|" || $0 == "\u{B7}" || $0 == "\u{2022}"
    })
    guard words.count <= 60 else { return nil }
    for start in words.indices {
      guard words[start].utf8.contains(where: ByteRules.isDigit) || start + 1 < words.count else { continue }
      for end in stride(from: min(start + longest, words.count), to: start, by: -1) {
        let piece = words[start..<end].joined(separator: " ")
        guard piece.utf8.contains(where: ByteRules.isDigit) else { break }
        if let date = whole(piece) { return date }
      }
    }
    return nil
  }

  /// The date that a text is, marks at its ends set aside.
  static func whole(_ text: String) -> ParsedDate? { DateText.parse(trimmed(text)) }

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
    while let last = text.last, ",.;:-–—()".contains(last) { text.removeLast() }
    while let first = text.first, ",.;:-–—()".contains(first) { text.removeFirst() }
    return String(text)
  }
}
