import Markup

/// The authors of an article.
struct BylineFinder {
  let tree: MarkupTree
  let hints: [ElementHints]
  let facts: PageFacts
  /// Names of the publisher, in lower case: no author.
  let publishers: Set<String>

  private static let metaNames = [
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "citation_author", "cxenseparse:author", "dc.creator.personalname",
  ]

  /// The names in the linked data, the meta elements or the byline, whichever has any.
  func find() -> [String] {
    let stated = names(facts.linkedData.authors)
    if !stated.isEmpty { return stated }
    for name in Self.metaNames {
      let found = names(facts.metas[name] ?? [])
      if !found.isEmpty { return found }
    }
    return printed()
  }

  /// The names of the first byline on the page that holds any.
  private func printed() -> [String] {
    var result: [String] = []
    var end = 0
    for index in facts.bylines where index >= end && !isReaders(index) {
      let text = FieldText.clean(tree.text[tree.textRange(of: index)])
      guard text.utf8.count <= 160 else { continue }
      let found = names([BylineText.head(of: text)]).filter { isLink(index) || BylineText.isFullName($0) }
      if found.isEmpty { continue }
      // Bylines that follow each other name the authors of one article; a later one is another article's.
      if !result.isEmpty, index > end + 24 { break }
      end = Int(tree.nodes[index].end)
      for name in found where !result.contains(name) { result.append(name) }
    }
    return Array(result.prefix(8))
  }

  private func isLink(_ index: Int) -> Bool {
    tree.nodes[index].tag == .a && tree.valueRange(of: .rel, at: index) != nil
  }

  /// Whether the byline stands under readers' comments, in a form, or where it is not shown.
  private func isReaders(_ index: Int) -> Bool {
    var node = index
    while node > 0 {
      if !hints[node].isDisjoint(with: [.comments, .notice, .hidden]), tree.nodes[node].tag != .body {
        return true
      }
      switch tree.nodes[node].tag {
      case .form, .nav, .footer, .label: return true
      default: node = Int(tree.nodes[node].parent)
      }
    }
    return false
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
