import Markup

/// The authors of an article.
struct BylineFinder {
  let page: Page
  /// Names of the publisher, in lower case: no author.
  let publishers: Set<String>

  private static let metaNames = [
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "citation_author", "cxenseparse:author", "dc.creator.personalname", "shareaholic:article_author_name",
    "article:author_name", "article_author", "rbauthors", "authors", "creator",
  ]

  /// Most nodes of a byline, and most names of one article that are looked at.
  private static let largest = 400
  private static let most = 64

  /// The names in the linked data, the meta elements or the byline, whichever has any. A name of one word,
  /// often that of an account, is replaced by the full name where the page prints it.
  func find() -> [String] {
    for stated in [page.facts.linkedData.authors] + Self.metaNames.map({ page.facts.metas[$0] ?? [] })
      + [labelled()]
    {
      let found = names(stated)
      if !found.isEmpty { return found.contains { !$0.contains(" ") } ? completed(found) : found }
    }
    let marked = marked()
    if !marked.isEmpty { return marked }
    let plain = plain()
    return plain.isEmpty ? accounts() : plain
  }

  private func completed(_ names: [String]) -> [String] {
    let full = marked() + plain()
    return names.map { name in
      guard !name.contains(" ") else { return name }
      return full.first { BylineText.isSame(account: name, $0) } ?? name
    }
  }

  /// What stands beside the label "Written by" in the meta elements for shared links.
  private func labelled() -> [String] {
    for number in ["1", "2"] {
      if let label = page.facts.meta("twitter:label" + number), BylineText.isLabel(label),
        let name = page.facts.meta("twitter:data" + number)
      {
        return [name]
      }
    }
    return []
  }

  /// The names of the first byline that is marked as one and holds any.
  private func marked() -> [String] {
    var result: [String] = []
    var end = 0
    for index in page.facts.bylines.prefix(200) where index >= end && !isElsewhere(index) {
      let found = names(texts(of: index)).filter { isSure(index) || BylineText.isFullName($0) }
      if found.isEmpty { continue }
      // Bylines that follow each other name the authors of one article; a later one is another article's.
      if !result.isEmpty, index > end + 24 { break }
      end = Int(page.tree.nodes[index].end)
      for name in found where !result.contains(name) { result.append(name) }
    }
    return Array(result.prefix(8))
  }

  /// The names of one word in the elements that are marked as naming the author.
  private func accounts() -> [String] {
    for index in page.facts.bylines.prefix(40) where !isElsewhere(index) {
      if let found = texts(of: index).lazy.compactMap({ BylineText.account(in: $0) })
        .first(where: { !publishers.contains($0.lowercased()) })
      {
        return [found]
      }
    }
    return []
  }

  /// The texts of what names authors within a byline: links to their pages and elements that are a name; else its
  /// own text up to what is no name.
  private func texts(of index: Int) -> [String] {
    guard page.tree.textRange(of: index).count <= 400, page.tree.subtree(of: index).count <= Self.largest
    else {
      return []
    }
    let inner = page.tree.subtree(of: index).filter { $0 != index && isName($0) }
    if !inner.isEmpty { return inner.map { spacedText(of: $0) } }
    let text = spacedText(of: index)
    return text.utf8.count <= 160 ? [BylineText.head(of: text)] : []
  }

  /// The text of an element with a space between the texts of different elements in it: on the page, style sets
  /// them apart.
  private func spacedText(of index: Int) -> String {
    var text: [UInt8] = []
    for node in page.tree.subtree(of: index) where page.tree.nodes[node].kind == .text {
      if !text.isEmpty { text.append(0x20) }
      text += page.tree.text[page.tree.textRange(of: node)]
    }
    return FieldText.clean(text[...])
  }

  private func isName(_ index: Int) -> Bool {
    guard page.tree.nodes[index].kind == .element else { return false }
    if let property = page.tree.valueRange(of: .itemprop, at: index),
      page.tree.value(in: property, is: "name")
    {
      return true
    }
    return page.tree.nodes[index].tag == .a && AuthorLink.isOne(page.tree, index)
  }

  /// The names in a line between headline and text, or right behind the text, that opens as bylines do.
  private func plain() -> [String] {
    let (first, last) = (page.body.first ?? 0, page.body.last ?? 0)
    let after = min(last + 1, page.list.blocks.count)..<min(last + 6, page.list.blocks.count)
    let places =
      Array((max(0, first - 10)..<first).reversed()) + page.body.prefix(4) + Array(after)
      + page.body.suffix(3)
    for block in places {
      guard page.list.blocks[block].count <= 120, !isElsewhere(Int(page.list.blocks[block].node)) else {
        continue
      }
      var text = page.list.string(of: block)
      if BylineText.isLabel(text), block + 1 < page.list.blocks.count, page.list.blocks[block + 1].count <= 80
      {
        text += " " + page.list.string(of: block + 1)
      }
      guard BylineText.isOpening(text) else { continue }
      let found = names([BylineText.head(of: text)])
      if !found.isEmpty, found.allSatisfy(BylineText.isFullName) { return found }
    }
    return []
  }

  /// Whether an element names nothing but an author.
  private func isSure(_ index: Int) -> Bool {
    page.tree.nodes[index].tag == .a && AuthorLink.isStated(page.tree, index)
  }

  /// Whether an element stands in comments, forms, navigation, or where it is not shown.
  private func isElsewhere(_ index: Int) -> Bool {
    !page.placements[index].isDisjoint(with: [.comments, .notice, .form, .frame])
  }

  private func names(_ texts: [String]) -> [String] {
    var result: [String] = []
    for text in texts.prefix(Self.most) where text.utf8.count <= 2000 && !isPublisher(text) {
      for name in BylineText.names(in: text) where !isPublisher(name) && !result.contains(name) {
        result.append(name)
      }
    }
    return Array(result.prefix(Self.most))
  }

  /// Whether a name is the publisher's and not that of a person who publishes alone.
  private func isPublisher(_ name: String) -> Bool {
    let name = name.lowercased()
    return publishers.contains(name) && !page.facts.linkedData.persons.contains(name)
  }
}
