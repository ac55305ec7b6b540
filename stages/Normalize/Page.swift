import Markup

/// A parsed page with all that is read off it once: what its elements hint at, what it states about itself,
/// its blocks, and which of them are the article.
struct Page {
  let tree: MarkupTree
  let hints: [ElementHints]
  let placements: [Placement]
  let facts: PageFacts
  let list: BlockList
  /// The indices of the article's blocks.
  let body: [Int]

  init(_ tree: MarkupTree) {
    self.tree = tree
    hints = ElementHints.hints(of: tree)
    placements = Placement.placements(of: tree, hints: hints)
    facts = PageFacts(tree: tree, hints: hints)
    var reader = BodyReader(tree: tree, hints: hints)
    body = reader.read()
    list = reader.list
  }

  /// The text of an element, cleaned.
  func text(of element: Int) -> String { FieldText.clean(tree.text[tree.textRange(of: element)]) }
}
