import Markup

/// The authors of an article.
struct BylineFinder {
  let tree: MarkupTree
  let facts: PageFacts
  /// Names of the publisher, in lower case: no author.
  let publishers: Set<String>

  /// The names in the linked data, the meta elements or the byline, whichever has any.
  func find() -> [String] {
    let stated = names(facts.linkedData.authors)
    if !stated.isEmpty { return stated }
    let meta = [
      "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
      "citation_author", "cxenseparse:author",
    ]
    for name in meta {
      let found = names(facts.metas[name] ?? [])
      if !found.isEmpty { return found }
    }
    return printed()
  }

  /// The names of the first byline on the page that holds any.
  private func printed() -> [String] {
    var end = 0
    var result: [String] = []
    for index in facts.bylines where index >= end {
      let text = FieldText.clean(tree.text[tree.textRange(of: index)])
      guard text.utf8.count <= 120 else { continue }
      end = Int(tree.nodes[index].end)
      let found = names([text])
      if !result.isEmpty, found.isEmpty { break }
      for name in found where !result.contains(name) { result.append(name) }
      if result.count >= 6 || (!result.isEmpty && tree.nodes[index].tag != .a) { break }
    }
    return result
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
