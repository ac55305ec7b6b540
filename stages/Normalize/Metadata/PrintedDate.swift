import Records

/// A date among other words: "Published: 14 March 2025, 10:15 CET | 3 min read".
enum PrintedDate {
  /// Longest run of words tried as a date.
  private static let longest = 9

  /// The first date in a short text: the longest run of words that is one, with as few left out in front as
  /// can be.
  static func find(in text: String) -> ParsedDate? {
    if let date = DateText.parse(text) { return date }
    let words = text.split(whereSeparator: { $0 == " " || $0 == "|" || $0 == "\u{B7}" || $0 == "\u{2022}" })
    guard words.count <= 60 else { return nil }
    for start in words.indices {
      guard words[start].utf8.contains(where: ByteRules.isDigit) || start + 1 < words.count else { continue }
      for end in stride(from: min(start + longest, words.count), to: start, by: -1) {
        let piece = words[start..<end].joined(separator: " ")
        guard piece.utf8.contains(where: ByteRules.isDigit) else { break }
        if let date = DateText.parse(trimmed(piece)) { return date }
      }
    }
    return nil
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let last = text.last, ",.;:-–—()".contains(last) { text.removeLast() }
    while let first = text.first, ",.;:-–—()".contains(first) { text.removeFirst() }
    return String(text)
  }
}
