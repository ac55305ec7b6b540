/// Spells dates the way `DateText` reads them, by the language of the page.
struct DateSpelling {
  /// The page's language without region ("de").
  let language: String?
  /// Whether dates joined by slashes have the month in front; nil where the language does not tell.
  let isMonthFirst: Bool?

  /// `language` is a BCP 47 code.
  init(language: String?) {
    let parts = language.map { $0.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }) } ?? []
    self.language = parts.first.map(String.init)
    switch (self.language, parts.last.map(String.init)) {
    case ("en", "us"), ("en", "ph"): isMonthFirst = true
    case ("en", "en"), (nil, _): isMonthFirst = nil
    default: isMonthFirst = false
    }
  }

  /// Languages that write years of two digits in front, if at all.
  private static let yearFirst: Set<String> = ["ja", "zh", "ko", "hu", "lt", "mn"]

  /// The word, or the English month that it is, or the numeric date that it is, year first.
  func spelled(_ word: Substring) -> String { numeric(word) ?? month(word) ?? String(word) }

  private func month(_ word: Substring) -> String? {
    guard let first = word.utf8.first, !ByteRules.isDigit(first) else { return nil }
    let lower = word.lowercased()
    let bare = lower.last == "," || lower.last == "." ? String(lower.dropLast()) : lower
    if Self.particles.contains(bare) { return "" }
    return MonthNames.english(bare, language: language)
  }

  /// Words that stand within dates in Lithuanian, Latvian, Catalan, Vietnamese and Romanian.
  private static let particles: Set<String> = ["m", "d", "gada", "d'", "ngày", "năm", "data"]

  /// A date of three numbers joined by dots or slashes that `DateText` finds ambiguous: 03/04/2031, 14.3.31.
  private func numeric(_ word: Substring) -> String? {
    var text = word
    while let last = text.last, ",.;:)]".contains(last) { text.removeLast() }
    while let first = text.first, "([".contains(first) { text.removeFirst() }
    for mark in [Character("."), "/", "-"] {
      let parts = text.split(separator: mark, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let numbers = parts.compactMap { $0.utf8.allSatisfy(ByteRules.isDigit) ? Int($0) : nil }
      let digits = parts.map(\.utf8.count)
      guard numbers.count == 3, (1...2).contains(digits[0]), (1...2).contains(digits[1]) else { return nil }
      let (a, b) = (numbers[0], numbers[1])
      let year: Int
      switch digits[2] {
      case 4: year = numbers[2]
      case 2 where !Self.yearFirst.contains(language ?? "") && mark != "-":
        year = numbers[2] + (numbers[2] < 50 ? 2000 : 1900)
      default: return nil
      }
      guard let isMonthFirst = isMonthFirst(a, b, mark) else { return nil }
      let (month, day) = isMonthFirst ? (a, b) : (b, a)
      guard (1...12).contains(month), (1...31).contains(day) else { return nil }
      return "\(year)-\(month)-\(day)"
    }
    return nil
  }

  private func isMonthFirst(_ a: Int, _ b: Int, _ mark: Character) -> Bool? {
    if a > 12 { return false }
    if b > 12 { return true }
    if a == b || mark == "." { return false }
    return isMonthFirst
  }

  /// Chinese, Japanese and Korean parts of dates as marks, digits of other scripts as ASCII.
  func marked(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var result = ""
    var isBehindMark = false
    for scalar in text.unicodeScalars {
      if isBehindMark, scalar == " " { continue }
      isBehindMark = false
      switch scalar.value {
      case 0x5E74, 0xB144, 0x6708, 0xC6D4:  // year and month, in Chinese characters and in Hangul
        result += "-"
        isBehindMark = true
      case 0x65E5, 0xC77C: result += " "  // day
      case 0x660...0x669: result += String(scalar.value - 0x660)
      case 0x6F0...0x6F9: result += String(scalar.value - 0x6F0)
      case 0x966...0x96F: result += String(scalar.value - 0x966)
      case 0xFF10...0xFF19: result += String(scalar.value - 0xFF10)
      case 0xA0, 0x202F, 0x2009: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
