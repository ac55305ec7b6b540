/// The place and date that open a news text: "PORT ALDEN, March 14 (Agency) - ".
///
/// A dateline ends at a dash and starts with a name in capitals, or names an agency in brackets or a date; it
/// holds nothing but capitalised words, small joining words, numbers and commas.
enum Dateline {
  /// Longest dateline, agency included, in bytes.
  private static let limit = 110
  private static let joiningWords: Set<String> = [
    "de", "del", "la", "las", "los", "el", "al", "of", "and", "the", "da", "do", "dos", "di", "du", "le",
    "les", "am",
    "an", "der", "den", "le", "von", "y", "et", "e", "near", "in",
  ]

  /// The dateline as printed, without agency and dash, of the first of the opening paragraphs that has one.
  static func find(in text: [UInt8]) -> String? {
    var paragraphs = 0
    var start = 0
    while start < text.count, paragraphs < 4, start < 4096 {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      if let dateline = read(text[start..<min(end, start + limit + 4)]) { return dateline }
      if end > start { paragraphs += 1 }
      start = end + 1
    }
    return nil
  }

  /// The dateline that opens a paragraph.
  static func read(_ paragraph: ArraySlice<UInt8>) -> String? {
    guard let dash = dash(in: paragraph) else { return nil }
    var head = trimmed(paragraph[paragraph.startIndex..<dash])
    var hasAgency = false
    if head.last == UInt8(ascii: ")"), let open = head.lastIndex(of: UInt8(ascii: "(")),
      open > head.startIndex
    {
      head = trimmed(head[head.startIndex..<open])
      hasAgency = true
    }
    let text = String(decoding: head, as: UTF8.self)
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\u{A0}" })
    guard let first = words.first, (1...9).contains(words.count), first.first?.isUppercase == true else {
      return nil
    }
    guard words.allSatisfy(isPlaceOrDate) else { return nil }
    let hasNumber = words.dropFirst().contains { $0.first?.isNumber == true }
    guard hasAgency || hasNumber || isInCapitals(first) else { return nil }
    return text
  }

  private static func isPlaceOrDate(_ word: Substring) -> Bool {
    guard let first = word.first, word.utf8.count <= 30 else { return false }
    if first.isNumber { return word.utf8.count <= 5 }
    return first.isUppercase || joiningWords.contains(String(word)) || CalendarNames.isMonth(word)
  }

  private static func isInCapitals(_ word: Substring) -> Bool {
    var letters = 0
    for scalar in word.unicodeScalars where scalar.properties.isAlphabetic {
      guard scalar.properties.isUppercase else { return false }
      letters += 1
    }
    return letters >= 3
  }

  /// Where the dash starts: a hyphen or dash behind a space, a bracket or a full stop, or two hyphens.
  private static func dash(in text: ArraySlice<UInt8>) -> Int? {
    for index in text.indices.dropFirst(3) {
      let before = text[index - 1]
      let isApart =
        before == 0x20 || before == UInt8(ascii: ")") || before == UInt8(ascii: ".") || before == 0xA0
      if text[index] == UInt8(ascii: "-"), isApart || text[index...].starts(with: [0x2D, 0x2D]) {
        return index
      }
      if text[index] == 0xE2, text[index...].starts(with: [0xE2, 0x80]), index + 2 < text.endIndex,
        (0x92...0x95).contains(text[index + 2])
      {
        return index
      }
    }
    return nil
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let last = text.last, last <= 0x20 || last == UInt8(ascii: ".") || last == UInt8(ascii: ",") {
      text.removeLast()
    }
    while text.suffix(2).elementsEqual([0xC2, 0xA0]) { text.removeLast(2) }
    return text.drop { $0 <= 0x20 }
  }
}

/// Month names that are not capitalised in their language.
enum CalendarNames {
  private static let months: Set<String> = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre",
    "diciembre", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre",
    "novembre", "décembre", "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre",
    "ottobre",
    "dicembre", "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "novembro",
    "dezembro", "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября",
    "ноября", "декабря",
  ]

  static func isMonth(_ word: Substring) -> Bool { months.contains(String(word)) }
}
