import Markup

/// Picks the article's blocks out of a container.
struct BlockSelection {
  let tree: MarkupTree
  let hints: [ElementHints]
  let list: BlockList
  let isDropped: [Bool]

  /// The blocks of the container that are text of the article.
  func blocks(in container: Int) -> [Int] {
    var result = list.blocks(of: container, in: tree).filter { index in
      !isDropped[index] && isText(index)
    }
    trim(&result)
    return result
  }

  private func isText(_ index: Int) -> Bool {
    let block = list.blocks[index]
    let linkShare = Int(block.linkBytes) * 100 / block.count
    switch block.kind {
    case .paragraph, .quote: return linkShare < 80 || block.count > 200 && linkShare < 95
    case .heading: return linkShare < 50
    default: return linkShare < 50
    }
  }

  /// Takes off labels in front of the first paragraph and behind the last: title, date, headings of nothing.
  private func trim(_ blocks: inout [Int]) {
    while let last = blocks.last, isLabel(last) { blocks.removeLast() }
    if let first = blocks.firstIndex(where: { !isLabel($0) }) { blocks.removeFirst(first) }
  }

  private func isLabel(_ index: Int) -> Bool {
    let block = list.blocks[index]
    if block.mass > 0 { return false }
    if block.kind == .heading { return true }
    return block.count < 40 && !SentenceEnds.isEnd(list.text[block.range])
  }
}
