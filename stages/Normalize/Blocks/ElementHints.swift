import Markup

/// What an element's class, identifier, role and the like say of its content.
struct ElementHints: OptionSet, Hashable {
  let rawValue: UInt16

  /// Holds the text of an article and little else.
  static let body = ElementHints(rawValue: 1)
  /// Holds an article.
  static let article = ElementHints(rawValue: 2)
  /// Holds the main part of a page.
  static let main = ElementHints(rawValue: 4)
  /// Serves the page, not the article: navigation, sharing, promotion, notices.
  static let furniture = ElementHints(rawValue: 8)
  /// Readers' comments.
  static let comments = ElementHints(rawValue: 16)
  /// Lies over the page: consent, windows that pop up.
  static let notice = ElementHints(rawValue: 4096)
  /// Not shown.
  static let hidden = ElementHints(rawValue: 32)
  /// Names the author or the date.
  static let byline = ElementHints(rawValue: 64)
  /// Belongs to a picture.
  static let caption = ElementHints(rawValue: 128)
  /// Short texts that lead to other articles.
  static let teaser = ElementHints(rawValue: 256)
  /// Stands for the title.
  static let title = ElementHints(rawValue: 512)
  /// Names the author and nothing else.
  static let author = ElementHints(rawValue: 1024)
  /// Gives a date.
  static let date = ElementHints(rawValue: 2048)

  /// The hints of all nodes of a page.
  static func hints(of tree: MarkupTree) -> [ElementHints] {
    var result = [ElementHints](repeating: [], count: tree.nodes.count)
    var words = ClassWords()
    for index in tree.nodes.indices where tree.nodes[index].kind == .element {
      let attributes = tree.attributeRange(of: index)
      guard !attributes.isEmpty else { continue }
      var hints: ElementHints = []
      for attribute in attributes.lazy.map({ tree.attributes[$0] }) {
        let range = attribute.range
        switch attribute.tag {
        case .class, .id: hints.formUnion(words.hints(tree.values, range))
        case .role: hints.formUnion(role(tree, range))
        case .itemprop, .property: hints.formUnion(property(tree, range))
        case .hidden: hints.insert(.hidden)
        case .ariaHidden where tree.value(in: range, is: "true"): hints.insert(.hidden)
        case .style where StyleText.hides(tree.values[range]): hints.insert(.hidden)
        default: break
        }
      }
      result[index] = hints
    }
    return result
  }

  private static func role(_ tree: MarkupTree, _ range: Range<Int>) -> ElementHints {
    if tree.value(in: range, is: "main") { return .main }
    if tree.value(in: range, is: "article") { return .article }
    for role: StaticString in [
      "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alert",
      "toolbar", "tablist",
    ] where tree.value(in: range, is: role) {
      return .furniture
    }
    return []
  }

  private static func property(_ tree: MarkupTree, _ range: Range<Int>) -> ElementHints {
    if tree.value(in: range, is: "articlebody") { return .body }
    if tree.value(in: range, is: "headline") { return .title }
    if tree.value(in: range, is: "author") { return [.byline, .author] }
    if tree.value(in: range, is: "datepublished") || tree.value(in: range, is: "schema:datepublished")
      || tree.value(in: range, is: "schema:datecreated") || tree.value(in: range, is: "dc:date dc:created")
    {
      return [.byline, .date]
    }
    if tree.value(in: range, is: "caption") { return .caption }
    return []
  }
}

/// The little of CSS that matters here.
enum StyleText {
  /// Whether an inline style keeps an element from being shown.
  static func hides(_ style: ArraySlice<UInt8>) -> Bool {
    guard style.count >= 12 else { return false }
    let text = String(decoding: style.lazy.filter { $0 > 0x20 }.map(ByteRules.lower), as: UTF8.self)
    return text.contains("display:none") || text.contains("visibility:hidden")
  }
}
