import Markup

/// The blocks of a page that are the article's text.
struct BodyReader {
  let tree: MarkupTree
  let hints: [ElementHints]
  var list: BlockList
  /// Blocks that belong to page furniture.
  var isDropped: [Bool]

  init(tree: MarkupTree, hints: [ElementHints]) {
    self.tree = tree
    self.hints = hints
    list = BlockBuilder.blocks(of: tree)
    isDropped = [Bool](repeating: false, count: list.blocks.count)
  }

  /// The indices of the article's blocks.
  mutating func read() -> [Int] {
    list.sum { _ in true }
    isDropped = FurnitureRules(tree: tree, hints: hints, list: list).dropped()
    list.sum { [isDropped] index in !isDropped[index] }
    let containers = BodyCandidates(tree: tree, hints: hints, list: list).choose()
    var result: [Int] = []
    for container in containers {
      result += BlockSelection(tree: tree, hints: hints, list: list, isDropped: isDropped).blocks(
        in: container)
    }
    return result
  }
}
