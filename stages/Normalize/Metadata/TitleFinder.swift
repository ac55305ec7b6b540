import Markup

/// The headline of a page, without the site's name.
struct TitleFinder {
  let tree: MarkupTree
  let facts: PageFacts
  /// The site's names, for taking them off.
  let siteNames: [String]

  /// What the linked data, the social meta elements, the first heading and the title element agree on best.
  func find() -> String? {
    let heading = facts.headings.lazy.map { FieldText.clean(tree.text[tree.textRange(of: $0)]) }
      .filter { !$0.isEmpty }
    let document = facts.documentTitle.map { stripped(FieldText.clean($0)) }
    let social = facts.meta("og:title", "twitter:title", "dc.title", "dcterms.title", "title").map {
      stripped($0)
    }
    let stated = facts.linkedData.headline.map { stripped($0) }
    if let only = heading.first, heading.count == 1, !isSiteName(only), only.utf8.count < 300 { return only }
    for candidate in [stated, social] {
      if let candidate, !candidate.isEmpty, !isSiteName(candidate) { return candidate }
    }
    if let first = heading.first(where: { !isSiteName($0) }) { return first }
    return document.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func isSiteName(_ text: String) -> Bool {
    let text = text.lowercased()
    return siteNames.contains { $0.lowercased() == text }
  }

  /// Takes a site's name off the end or the start: " - Name", " | Name".
  func stripped(_ title: String) -> String {
    for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", ": "] {
      if let range = title.lastRange(of: separator), isSiteName(String(title[range.upperBound...])) {
        return String(title[..<range.lowerBound])
      }
      if let range = title.firstRange(of: separator), isSiteName(String(title[..<range.lowerBound])) {
        return String(title[range.upperBound...])
      }
    }
    return title
  }
}

extension String {
  /// The last occurrence of a text, bytewise.
  func lastRange(of text: String) -> Range<String.Index>? {
    ranges(of: text).last
  }
}
