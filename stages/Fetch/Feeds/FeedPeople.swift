import Markup

/// Names of authors in feeds.
enum FeedPeople {
  /// The authors of an RSS item or an Atom element. `dc:creator` holds names; RSS's `author` is to hold
  /// "mail (name)"; Atom's and some of RSS's hold elements.
  static func names(_ element: FeedElement) -> [String] {
    for (local, vocabulary) in [
      ("creator", FeedVocabulary.dublinCore), ("author", .dublinCore), ("author", .atom), ("author", .own),
      ("author", .itunes),
    ] {
      let names = element.children(local, of: vocabulary).compactMap(name)
      if !names.isEmpty { return names }
    }
    return []
  }

  private static func name(_ element: FeedElement) -> String? {
    let named = element.children.first { $0.name.local == "name" }
    return (named ?? element).markup?.plain.flatMap(name)
  }

  /// The name in "name", "mail (name)", "name (mail)" or "name <mail>"; nil for a bare mailbox.
  static func name(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
    let marks = Set("()<>,;".utf8)
    let parts = text.utf8.split { marks.contains($0) }.map { String(decoding: $0, as: UTF8.self) }
    for part in parts {
      let words = part.utf8.split { $0 <= 0x20 }.filter { !$0.contains(UInt8(ascii: "@")) }
      if !words.isEmpty { return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") }
    }
    return nil
  }
}

/// Categories and keywords in feeds.
enum FeedTags {
  /// The tags of an item or entry, each once, in the order in which they stand.
  static func of(_ element: FeedElement) -> [String] {
    var result: [String] = []
    for child in element.children {
      for tag in tags(child) where !result.contains(tag) && result.count < 100 { result.append(tag) }
    }
    return result
  }

  private static func tags(_ element: FeedElement) -> [String] {
    switch (element.vocabulary, element.name.local) {
    case (.own, "category"), (.atom, "category"), (.media, "category"), (.itunes, "category"),
      (.dublinCore, "subject"):
      return [element.attribute("term") ?? element.text ?? element.attribute("text")].compactMap { $0 }
    case (.own, "tags"), (.own, "keywords"), (.itunes, "keywords"), (.media, "keywords"):
      return (element.text ?? "").split(separator: ",").compactMap { FeedText.collapsed(String($0)) }
    default: return []
    }
  }
}
