/// Tells the language of a text by its script and its commonest words. Small and deterministic: it tells
/// apart the languages that news comes in, and says nothing where it cannot.
enum LanguageDetector {
  /// How much of a text is looked at, in bytes.
  private static let sample = 16_384

  /// The BCP 47 code of the text's language; nil if it cannot be told.
  static func language(of text: [UInt8]) -> String? {
    let sample = text.prefix(sample)
    let scripts = ScriptCensus(sample)
    guard let script = scripts.commonest else { return nil }
    if let only = script.onlyLanguage { return only }
    if script == .han { return scripts.count(.kana) * 10 > scripts.count(.han) ? "ja" : "zh" }
    return StopWords.language(of: sample, script: script)
  }

  /// The language to give an article: what the source says, else what the text shows, else what the page
  /// says.
  static func language(of text: [UInt8], source: String?, page: String?) -> String? {
    if let source { return source }
    let page = page.flatMap(code)
    guard let found = language(of: text) else { return page }
    // The page knows better which of two near ones it is, and which region's.
    if let page, page.prefix(2) == found { return page }
    return found
  }

  /// The code in its usual spelling ("en-GB"); nil for what is no code.
  static func code(_ label: String) -> String? {
    let parts = label.split(whereSeparator: { $0 == "-" || $0 == "_" })
    guard let first = parts.first, (2...3).contains(first.utf8.count),
      first.utf8.allSatisfy(ByteRules.isLetter)
    else { return nil }
    var result = first.lowercased()
    if parts.count > 1, parts[1].utf8.count == 2, parts[1].utf8.allSatisfy(ByteRules.isLetter) {
      result += "-" + parts[1].uppercased()
    }
    return result
  }
}
