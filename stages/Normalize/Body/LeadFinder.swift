import Markup

/// The lead of an article: prose between its headline and its body, which many pages keep outside of the
/// body's element.
struct LeadFinder {
  let tree: MarkupTree
  let hints: [ElementHints]
  let list: BlockList

  /// How many blocks may stand between headline and body.
  private static let reach = 16
  /// A lead is no second body.
  private static let longest = 900

  /// The blocks of the lead of an article with this body; none without a headline.
  func blocks(before body: [Int]) -> [Int] {
    guard let first = body.first else { return [] }
    let start = max(0, first - Self.reach)
    guard let headline = (start..<first).last(where: isHeadline) else { return [] }
    let found = (headline + 1..<first).filter { index in
      isLead(index, under: Int(list.blocks[headline].node))
        && !body.prefix(4).contains { text(of: $0).starts(with: text(of: index)) }
    }
    let size = found.reduce(0) { $0 + list.blocks[$1].count }
    return found.count <= 3 && size <= Self.longest ? found : []
  }

  private func text(of index: Int) -> ArraySlice<UInt8> { list.text[list.blocks[index].range] }

  private func isHeadline(_ index: Int) -> Bool {
    let node = Int(list.blocks[index].node)
    return tree.nodes[node].tag == .h1
      || list.blocks[index].kind == .heading && hints[node].contains(.title)
  }

  /// Whether a block is prose and nothing between it and what it shares with the headline says otherwise.
  private func isLead(_ index: Int, under headline: Int) -> Bool {
    let block = list.blocks[index]
    let isProse = block.mass > 0 || block.kind == .heading && block.count >= 80
    guard isProse, Int(block.linkBytes) * 4 < block.count else { return false }
    var node = Int(block.node)
    while node > 0, !tree.subtree(of: node).contains(headline) {
      let away: ElementHints = [.furniture, .notice, .comments, .hidden, .caption, .byline]
      if !hints[node].isDisjoint(with: away) { return false }
      switch tree.nodes[node].tag {
      case .aside, .nav, .footer, .figure, .figcaption, .form, .ul, .ol, .table: return false
      default: node = Int(tree.nodes[node].parent)
      }
    }
    return true
  }
}
