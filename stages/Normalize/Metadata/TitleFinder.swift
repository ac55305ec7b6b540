import Markup

/// The headline of a page, without the site's name.
struct TitleFinder {
  let page: Page
  /// The site's names, for taking them off.
  let siteNames: [String]

  /// A heading that the title element or the social meta elements repeat; else what linked data or they
  /// state; else a heading, or the title element without the site's name.
  func find() -> String? {
    let facts = page.facts
    let document = facts.documentTitle.map { FieldText.clean($0) } ?? ""
    let social = facts.meta("og:title", "twitter:title", "dc.title", "dcterms.title", "title") ?? ""
    let headings = texts(facts.headings)
    let repeated = (document + "\n" + social + "\n" + (facts.linkedData.headline ?? "")).lowercased()
    if let heading = (headings + texts(facts.titles) + headingsBeforeText())
      .first(where: { repeated.holds($0.lowercased()) })
    {
      return heading
    }
    let stated = [facts.linkedData.headline ?? "", social].map { stripped($0) }
    if let candidate = stated.first(where: { !$0.isEmpty && !isSiteName($0) }) { return candidate }
    if headings.count == 1 { return headings[0] }
    let title = stripped(document)
    return title.isEmpty ? headings.first : title
  }

  /// The headings in front of the article's text, the nearest first; of pages that have them as bold lines
  /// only.
  private func headingsBeforeText() -> [String] {
    guard let first = page.body.first else { return [] }
    return (max(0, first - 8)...first).reversed().filter { page.list.blocks[$0].kind == .heading }
      .map { FieldText.clean(page.list.text[page.list.blocks[$0].range]) }
      .filter { (8..<300).contains($0.utf8.count) && !isSiteName($0) }
  }

  private func texts(_ elements: [Int]) -> [String] {
    elements.prefix(100).lazy.filter { page.tree.textRange(of: $0).count < 1000 }
      .map { page.text(of: $0) }
      .filter { (3..<300).contains($0.utf8.count) && !isSiteName($0) }
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
