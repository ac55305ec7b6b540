import Markup

/// The blocks of a page that are the article's text.
struct BodyReader {
  let tree: MarkupTree
  let hints: [ElementHints]
  private let landmarks: Landmarks
  private(set) var list: BlockList

  init(tree: MarkupTree, hints: [ElementHints]) {
    self.tree = tree
    self.hints = hints
    landmarks = Landmarks(tree: tree, hints: hints)
    list = BlockBuilder.blocks(of: tree)
  }

  /// The indices of the article's blocks. Where nearly nothing is found, furniture is told less boldly.
  mutating func read() -> [Int] {
    list.sum { _ in true }
    let rules = FurnitureRules(tree: tree, hints: hints, list: list, landmarks: landmarks)
    var best: [Int] = []
    for strictness in FurnitureRules.Strictness.allCases {
      let found = read(isDropped: rules.dropped(strictness))
      if size(of: found) > size(of: best) * 2 { best = found }
      if size(of: best) >= Self.enough { break }
    }
    return LeadFinder(tree: tree, hints: hints, list: list).blocks(before: best) + best
  }

  /// Bytes of text that leave no doubt that the article was found.
  private static let enough = 250

  private mutating func read(isDropped: [Bool]) -> [Int] {
    list.sum { !isDropped[$0] }
    return BodyCandidates(tree: tree, hints: hints, list: list, landmarks: landmarks).choose().flatMap {
      container in
      BlockSelection(tree: tree, hints: hints, list: list, isDropped: isDropped).blocks(in: container)
    }
  }

  private func size(of blocks: [Int]) -> Int { blocks.reduce(0) { $0 + list.blocks[$1].count } }
}
