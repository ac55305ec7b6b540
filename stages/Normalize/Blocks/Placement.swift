import Markup

/// In which parts of a page a node stands, whether by itself or by an element around it.
struct Placement: OptionSet {
  let rawValue: UInt8

  static let comments = Placement(rawValue: 1)
  /// Over the page or not shown.
  static let notice = Placement(rawValue: 2)
  static let teaser = Placement(rawValue: 4)
  /// Beside the article: `aside`.
  static let aside = Placement(rawValue: 8)
  /// In navigation or the page's foot.
  static let frame = Placement(rawValue: 16)
  static let form = Placement(rawValue: 32)
  /// Within an `article` element.
  static let article = Placement(rawValue: 64)
  /// In what serves the page: sidebars, promotion, lists of other articles.
  static let furniture = Placement(rawValue: 128)

  /// The placements of all nodes, in one pass: a node inherits its parent's.
  static func placements(of tree: MarkupTree, hints: [ElementHints]) -> [Placement] {
    var result = [Placement](repeating: [], count: tree.nodes.count)
    for index in tree.nodes.indices.dropFirst() {
      var placement = result[Int(tree.nodes[index].parent)]
      let tag = tree.nodes[index].tag
      if tag != .body, tag != .html {
        if hints[index].contains(.comments) { placement.insert(.comments) }
        if !hints[index].isDisjoint(with: [.notice, .hidden]) { placement.insert(.notice) }
        if hints[index].contains(.teaser) { placement.insert(.teaser) }
        if hints[index].contains(.furniture) { placement.insert(.furniture) }
      }
      switch tag {
      case .aside: placement.insert(.aside)
      case .nav: placement.insert(.frame)
      // An article's own foot names its author and date.
      case .footer where !placement.contains(.article): placement.insert(.frame)
      case .article: placement.insert(.article)
      case .form, .label: placement.insert(.form)
      default: break
      }
      result[index] = placement
    }
    return result
  }
}
