import Markup

/// Picks the article's blocks out of a container.
struct BlockSelection {
  let tree: MarkupTree
  let hints: [ElementHints]
  let list: BlockList
  let isDropped: [Bool]

  /// The blocks of the container that are text of the article.
  func blocks(in container: Int) -> [Int] {
    var result = list.blocks(of: container, in: tree).filter { !isDropped[$0] }
    cut(&result)
    result.removeAll { !isText($0) }
    trim(&result)
    return result
  }

  private func isText(_ index: Int) -> Bool {
    let block = list.blocks[index]
    let linkShare = Int(block.linkBytes) * 100 / block.count
    let isProse =
      switch block.kind {
      case .paragraph, .quote: linkShare < 80 || block.count > 200 && linkShare < 95
      default: linkShare < 50
      }
    guard isProse else { return false }
    return block.count > 160 || !BoilerplatePhrases.isAside(lowercased(index))
  }

  /// Cuts off what follows a line that ends the article, if little does.
  private func cut(_ blocks: inout [Int]) {
    let total = blocks.reduce(0) { $0 + Int(list.blocks[$1].mass) }
    var rest = total
    for (place, index) in blocks.enumerated() {
      let block = list.blocks[index]
      if block.count <= 80, rest * 10 <= total * 3, BoilerplatePhrases.isEnd(lowercased(index)) {
        blocks.removeSubrange(place...)
        return
      }
      rest -= Int(block.mass)
    }
  }

  /// Takes off labels in front of the first paragraph and behind the last: title, date, headings of nothing.
  private func trim(_ blocks: inout [Int]) {
    while let last = blocks.last, isLabel(last) || isRights(last) { blocks.removeLast() }
    if let first = blocks.firstIndex(where: { !isLabel($0) }) { blocks.removeFirst(first) }
  }

  private func isLabel(_ index: Int) -> Bool {
    let block = list.blocks[index]
    if block.mass > 0 { return false }
    if block.kind == .heading { return true }
    return block.count < 40 && !SentenceEnds.isEnd(list.text[block.range])
  }

  private func isRights(_ index: Int) -> Bool {
    list.blocks[index].count <= 200 && BoilerplatePhrases.isRights(lowercased(index))
  }

  private func lowercased(_ index: Int) -> String { list.string(of: index).lowercased() }
}
