/// Personal names in a byline: "By Ana Brandt and Jon Lisle, Staff Writer".
enum BylineText {
  private static let openings = [
    "by ", "veröffentlicht von ", "eingestellt von ", "publié par ", "escrito por ", "publicado por ",
    "geschreven door ",
    "written by ", "posted by ", "published by ", "reported by ", "author: ", "authors: ", "von ",
    "par ", "por ",
    "di ", "door ", "autor: ", "autorin: ", "auteur: ", "autore: ", "text: ", "story by ", "words by ", "de ",
    "przez ",
    "автор: ", "от ",
  ]
  private static let joints = [
    " and ", " und ", " et ", " y ", " & ", ";", "|", "/", ",", "•", "·", " with ", " e ",
  ]
  /// Words that names of persons do not hold.
  private static let impersonal: Set<String> = [
    "admin", "administrator", "editor", "editors", "editorial", "redaktion", "redaction", "redacción",
    "rédaction",
    "redazione", "staff", "team", "desk", "newsroom", "news", "press", "agency", "agencies", "reporter",
    "reporters",
    "correspondent", "writer", "writers", "contributor", "contributors", "author", "authors", "autor",
    "autoren",
    "posted", "published", "updated", "share", "follow", "twitter", "facebook", "email", "comments",
    "comment", "online",
    "magazine", "media", "tv", "com", "ministry", "office", "service", "embassy", "more", "about", "view",
    "profile",
    "subscribe", "http", "https", "www", "min", "read", "unknown", "null", "none", "guest", "webmaster",
    "user", "gmbh",
    "inc", "ltd", "verlag", "archive", "articles", "posts", "all", "alle", "beiträge", "artikel", "phd",
    "md", "chefredakteur", "chefredakteurin", "e.v", "bund", "institut", "stiftung", "foundation",
    "university", "collectif",
  ]

  /// The names; none where the text is something else.
  static func names(in text: String) -> [String] {
    if text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("@") { return [] }
    var pieces = [withoutOpening(text)]
    for joint in joints { pieces = pieces.flatMap { $0.split(separator: joint).map(String.init) } }
    var result: [String] = []
    for piece in pieces {
      let name = trimmed(withoutOpening(piece))
      guard isName(name) else { continue }
      result.append(name)
    }
    return result
  }

  /// Whether a line opens as bylines do: "By ", "Von ".
  static func isOpening(_ text: String) -> Bool {
    let lower = text.lowercased()
    return openings.contains { $0.utf8.count <= 12 && $0 != "de " && lower.hasPrefix($0) }
  }

  /// Whether an account's name, of one word, is made of a full name: the name run together, or a part of it.
  static func isSame(account: String, _ name: String) -> Bool {
    func letters(_ text: some StringProtocol) -> String { text.lowercased().filter(\.isLetter) }
    return letters(account) == letters(name)
      || name.split(separator: " ").contains { letters($0) == letters(account) }
  }

  /// The part of a byline in front of what is no name: a date, a time, a role after a bar.
  static func head(of text: String) -> String {
    var words: [Substring] = []
    for word in text.split(separator: " ") {
      if word.utf8.contains(where: ByteRules.isDigit), !words.isEmpty { break }
      words.append(word)
    }
    while let last = words.last, DateWords.leadIn.contains(last.lowercased()) { words.removeLast() }
    return words.joined(separator: " ")
  }

  private static func withoutOpening(_ text: String) -> String {
    let text = trimmed(text)
    let lower = text.lowercased()
    for opening in openings where lower.hasPrefix(opening) { return String(text.dropFirst(opening.count)) }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    let edge: Set<Character> = [" ", ",", ".", "-", "–", "—", ":", "(", ")", "|", "*", "\"", "“", "”"]
    while let first = text.first, edge.contains(first) { text.removeFirst() }
    while let last = text.last, edge.contains(last), last != "." || text.count > 3 { text.removeLast() }
    return String(text)
  }

  /// One to five words, none of them impersonal, the first in capitals where the script has them, no digits.
  private static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (1...5).contains(words.count), (3...60).contains(text.utf8.count) else { return false }
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value < 0x80, !scalar.properties.isAlphabetic, !" .-'’,".unicodeScalars.contains(scalar) {
        return false
      }
      if scalar.properties.numericType != nil { return false }
    }
    if words.contains(where: isAddress) { return false }
    if words.contains(where: { impersonal.contains($0.lowercased()) }) { return false }
    return true
  }

  /// Whether a word is a host's name: "alden.example".
  private static func isAddress(_ word: Substring) -> Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 && parts.allSatisfy { $0.utf8.count >= 2 }
  }

  /// Whether a name found in running text is sure to be one: two words or more, each but small ones in
  /// capitals.
  static func isFullName(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard words.count >= 2, words.first?.first?.isUppercase == true, words.last?.first?.isUppercase == true
    else {
      return false
    }
    return true
  }
}

/// Words that stand between a name and a date.
enum DateWords {
  static let leadIn: Set<String> = [
    "on", "am", "vom", "le", "el", "den", "at", "in", "-", "–", "—", "|", "·", "•", ",", "published",
    "updated", "posted",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "monday",
    "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag",
    "freitag",
    "samstag", "sonntag",
  ]
}
