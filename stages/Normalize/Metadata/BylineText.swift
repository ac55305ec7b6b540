/// Personal names in a byline: "By Ana Brandt and Jon Lisle, Staff Writer".
enum BylineText {
  /// Longer ones first where one opens another.
  private static let openings = [
    "veröffentlicht von ", "eingestellt von ", "geschrieben von ", "verfasst von ", "erstellt von ",
    "gespeichert von ", "gepostet von ", "publié par ", "écrit par ", "rédigé par ", "propos recueillis par ",
    "escrito por ", "publicado por ", "redactado por ", "scritto da ", "pubblicato da ", "a cura di ",
    "geschreven door ", "geplaatst door ", "written by ", "posted by ", "published by ", "reported by ",
    "submitted by ", "created by ", "story by ", "words by ", "article by ", "interview by ", "report by ",
    "authors: ", "author: ", "authors ", "author ", "autor/in: ", "autor*in: ", "autor:in: ", "autoren: ",
    "autorinnen: ", "autoren ", "autorin: ", "autor: ", "autor ", "auteur : ", "auteur: ", "auteurs : ",
    "autore: ",
    "autores: ", "redaktion: ", "interview: ", "bericht: ", "text: ", "text und fotos: ", "texte : ",
    "texto: ",
    "testo: ", "tekst: ", "by: ", "by ", "von: ", "von ", "par ", "por: ", "por ", "di ", "da ", "door ",
    "de ",
    "przez ", "av ", "автор: ", "автор ", "от ", "yazan: ", "über ", "about ", "oleh ", "bởi ",
    "kirjoittaja: ",
    "文/", "作者：", "作者:", "责任编辑：", "记者", "بقلم: ", "بقلم ", "מאת: ", "מאת ",
  ]
  /// Openings that are common words as well: no sign of a byline in running text.
  private static let doubtful: Set<String> = [
    "de ", "da ", "di ", "über ", "about ", "text: ", "por ", "av ", "от ", "authors ", "author ", "autor ",
    "记者",
    "interview: ", "bericht: ",
  ]
  private static let allOpenings = Phrases(openings)
  private static let sureOpenings = Phrases(openings.filter { !doubtful.contains($0) })
  private static let openingLabels = Set(
    openings.flatMap { [String($0.dropLast()), String($0.dropLast(2))] })
  /// "A column by": articles that stand in front of such a word.
  private static let articles: Set<String> = [
    "ein", "eine", "a", "an", "un", "une", "una", "alles", "mehr", "alle", "more", "all", "im",
    "pressemitteilung",
  ]
  private static let words: Set<String> = ["von", "by", "par", "por", "di"]
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
    if text.holds("://") || text.hasPrefix("@") { return [] }
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
    return sureOpenings.start(of: lower) != nil || withoutArticle(text) != nil
  }

  /// Whether a text is a label for an author and nothing else: "Written by", "Autor:".
  static func isLabel(_ text: String) -> Bool {
    guard text.utf8.count <= 24 else { return false }
    let lower = trimmed(text).lowercased()
    return openingLabels.contains(lower)
  }

  /// The one word, with digits or without, that a text is: the name of an account.
  static func account(in text: String) -> String? {
    let word = trimmed(withoutOpening(text))
    guard (2...30).contains(word.utf8.count), !word.contains(" "), !word.contains("@"), !word.contains("/")
    else {
      return nil
    }
    guard
      word.unicodeScalars.allSatisfy({
        $0.properties.isAlphabetic || "0123456789_-.".unicodeScalars.contains($0)
      }),
      word.unicodeScalars.contains(where: \.properties.isAlphabetic)
    else { return nil }
    let lower = word.lowercased()
    if impersonal.contains(lower) || DateWords.leadIn.contains(lower) || isLabel(word) { return nil }
    return isAddress(word[...]) ? nil : word
  }

  /// What follows in "A column by Ana Brandt".
  private static func withoutArticle(_ text: String) -> String? {
    let parts = text.split(separator: " ")
    guard let first = parts.first, articles.contains(first.lowercased()),
      let place = parts.prefix(5).lastIndex(where: { words.contains($0.lowercased()) }), place >= 1
    else { return nil }
    return parts[(place + 1)...].joined(separator: " ")
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
    if let length = allOpenings.start(of: lower), lower.utf8.count == text.utf8.count {
      return String(decoding: text.utf8.dropFirst(length), as: UTF8.self)
    }
    return withoutArticle(text) ?? text
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    let edge: Set<Character> = [" ", ",", ".", "-", "–", "—", ":", "(", ")", "|", "*", "\"", "“", "”"]
    while let first = text.first, edge.contains(first) { text.removeFirst() }
    while let last = text.last, edge.contains(last) {
      // The full stop of an initial is part of the name.
      if last == ".", text.dropLast().last?.isUppercase == true,
        text.dropLast(2).last.map({ " .".contains($0) }) ?? true
      {
        break
      }
      text.removeLast()
    }
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
    "wednesday", "thursday", "friday", "saturday", "sunday", "mo", "di", "mi", "do", "fr", "sa", "so", "mo.",
    "di.",
    "mi.", "do.", "fr.", "sa.", "so.", "hace", "il", "vor", "date", "datum", "stand", "fecha", "updated:",
    "montag", "dienstag", "mittwoch", "donnerstag",
    "freitag",
    "samstag", "sonntag",
  ]
}
