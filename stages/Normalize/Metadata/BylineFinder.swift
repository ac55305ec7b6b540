import Markup

/// The authors of an article.
struct BylineFinder {
  let page: Page
  /// Names of the publisher, in lower case: no author.
  let publishers: Set<String>

  private static let metaNames = [
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "citation_author", "cxenseparse:author", "dc.creator.personalname",
  ]

  /// The names in the linked data, the meta elements or the byline, whichever has any. A name of one word,
  /// often that of an account, is replaced by the full name where the page prints it.
  func find() -> [String] {
    for stated in [page.facts.linkedData.authors] + Self.metaNames.map({ page.facts.metas[$0] ?? [] }) {
      let found = names(stated)
      if !found.isEmpty { return found.contains { !$0.contains(" ") } ? completed(found) : found }
    }
    let marked = marked()
    return marked.isEmpty ? plain() : marked
  }

  private func completed(_ names: [String]) -> [String] {
    let full = marked() + plain()
    return names.map { name in
      guard !name.contains(" ") else { return name }
      return full.first { BylineText.isSame(account: name, $0) } ?? name
    }
  }

  /// The names of the first byline that is marked as one and holds any.
  private func marked() -> [String] {
    var result: [String] = []
    var end = 0
    for index in page.facts.bylines.prefix(200) where index >= end && !isElsewhere(index) {
      guard page.tree.textRange(of: index).count <= 400 else { continue }
      let text = page.text(of: index)
      guard text.utf8.count <= 160 else { continue }
      let found = names([BylineText.head(of: text)]).filter { isLink(index) || BylineText.isFullName($0) }
      if found.isEmpty { continue }
      // Bylines that follow each other name the authors of one article; a later one is another article's.
      if !result.isEmpty, index > end + 24 { break }
      end = Int(page.tree.nodes[index].end)
      for name in found where !result.contains(name) { result.append(name) }
    }
    return Array(result.prefix(8))
  }

  /// The names in a line between headline and text, or right behind the text, that opens as bylines do.
  private func plain() -> [String] {
    let (first, last) = (page.body.first ?? 0, page.body.last ?? 0)
    let after = min(last + 1, page.list.blocks.count)..<min(last + 4, page.list.blocks.count)
    for block in Array((max(0, first - 8)..<first).reversed()) + Array(after) + page.body.prefix(2) {
      guard page.list.blocks[block].count <= 100, !isElsewhere(Int(page.list.blocks[block].node)) else {
        continue
      }
      let text = page.list.string(of: block)
      guard BylineText.isOpening(text) else { continue }
      let found = names([BylineText.head(of: text)])
      if !found.isEmpty, found.allSatisfy(BylineText.isFullName) { return found }
    }
    return []
  }

  private func isLink(_ index: Int) -> Bool {
    page.tree.nodes[index].tag == .a && page.tree.valueRange(of: .rel, at: index) != nil
  }

  /// Whether an element stands in comments, forms, navigation, or where it is not shown.
  private func isElsewhere(_ index: Int) -> Bool {
    !page.placements[index].isDisjoint(with: [.comments, .notice, .form, .frame])
  }

  private func names(_ texts: [String]) -> [String] {
    var result: [String] = []
    for name in texts.flatMap({ BylineText.names(in: $0) }) {
      guard !publishers.contains(name.lowercased()), !result.contains(name) else { continue }
      result.append(name)
    }
    return result
  }
}
