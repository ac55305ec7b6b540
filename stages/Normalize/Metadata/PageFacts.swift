import Markup

/// What a page states about itself outside its text, collected in one pass: meta elements, links, linked
/// data.
struct PageFacts {
  /// Contents of meta elements by name, property or itemprop in lower case, in document order.
  private(set) var metas: [String: [String]] = [:]
  /// The first `title` element's text.
  private(set) var documentTitle: String?
  private(set) var canonicalLink: String?
  private(set) var language: String?
  private(set) var linkedData = LinkedData()
  /// Elements in document order, by index.
  private(set) var headings: [Int] = []
  private(set) var bylines: [Int] = []
  private(set) var dates: [Int] = []
  private(set) var titles: [Int] = []

  init(tree: MarkupTree, hints: [ElementHints]) {
    for index in tree.nodes.indices where tree.nodes[index].kind == .element {
      switch tree.nodes[index].tag {
      case .meta: addMeta(tree, index)
      case .title where documentTitle == nil: documentTitle = tree.collapsedString(of: index)
      case .link: addLink(tree, index)
      case .html: language = tree.value(of: .lang, at: index) ?? language
      case .script: addScript(tree, index)
      case .h1: headings.append(index)
      default: break
      }
      let hint = hints[index]
      if tree.nodes[index].tag == .a, AuthorLink.isOne(tree, index) {
        bylines.append(index)
      } else if hint.contains(.author), tree.nodes[index].tag != .body {
        bylines.append(index)
      }
      if hint.contains(.date) || tree.nodes[index].tag == .time { dates.append(index) }
      if hint.contains(.title) { titles.append(index) }
    }
    linkedData.finish()
  }

  /// The first content that is not empty among the names, tried in order.
  func meta(_ names: String...) -> String? {
    for name in names {
      if let value = metas[name]?.first(where: { !$0.isEmpty }) { return value }
    }
    return nil
  }

  private mutating func addMeta(_ tree: MarkupTree, _ index: Int) {
    guard let content = tree.valueRange(of: .content, at: index) else { return }
    for attribute in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
      guard let name = tree.value(of: attribute, at: index) else { continue }
      let text = FieldText.clean(tree.values[content])
      for word in name.split(separator: " ") { metas[word.lowercased(), default: []].append(text) }
    }
  }

  private mutating func addLink(_ tree: MarkupTree, _ index: Int) {
    guard canonicalLink == nil, let rel = tree.valueRange(of: .rel, at: index),
      tree.value(in: rel, is: "canonical")
    else { return }
    canonicalLink = tree.value(of: .href, at: index)
  }

  private mutating func addScript(_ tree: MarkupTree, _ index: Int) {
    guard let type = tree.valueRange(of: .type, at: index), let raw = tree.rawRange(of: index),
      tree.values[type].starts(with: "application/ld+json".utf8)
    else { return }
    linkedData.add(tree.values[raw])
  }
}
