import Markup

/// Chooses the element, or the sibling elements, that hold the article's text.
struct BodyCandidates {
  let tree: MarkupTree
  let hints: [ElementHints]
  let list: BlockList
  let landmarks: Landmarks

  /// Candidates come in tiers: what says that it is the body, what says that it is an article, what says that
  /// it is the main part; last, where the running text is. The first tier whose best holds enough of what the
  /// last would find is taken.
  func choose() -> [Int] {
    let densest = densestElement()
    let reference = mass(of: densest)
    for (tier, tenths) in [(ElementHints.body, 1), (.article, 3), (.main, 5)] {
      guard let best = best(of: tier), mass(of: best) * 10 >= reference * tenths else { continue }
      return tier == .body ? parts(best) : [best]
    }
    return [densest]
  }

  private func mass(of node: Int) -> Int { list.mass(of: list.blocks(of: node, in: tree)) }

  private func isOf(_ tier: ElementHints, _ index: Int) -> Bool {
    let node = tree.nodes[index]
    guard node.kind == .element, !ElementRules.isInline(node.tag),
      ElementRules.kind(node.tag) == nil || node.tag == .td
    else { return false }
    if node.tag == .body || node.tag == .html { return false }
    if hints[index].contains(tier) { return true }
    return tier == .article && node.tag == .article || tier == .main && node.tag == .main
  }

  /// The candidate of a tier with the most running text; the innermost of those that hold nearly the same.
  private func best(of tier: ElementHints) -> Int? {
    var best: Int?
    var bestMass = 0
    for index in tree.nodes.indices where isOf(tier, index) {
      let mass = mass(of: index)
      let isInside = best.map { index < Int(tree.nodes[$0].end) } ?? false
      if mass > bestMass || isInside && mass * 10 >= bestMass * 9 && mass > 0 {
        best = index
        bestMass = mass
      }
    }
    return best
  }

  /// The body and the other pieces of it, where a page cuts it up: elements of the same class under one
  /// headline.
  private func parts(_ best: Int) -> [Int] {
    let article = article(around: best)
    guard let name = tree.value(of: .class, at: best) else { return [best] }
    var result: [Int] = []
    var index = article
    while index < Int(tree.nodes[article].end) {
      if isOf(.body, index), tree.value(of: .class, at: index) == name, mass(of: index) > 0 {
        result.append(index)
        index = Int(tree.nodes[index].end)
      } else {
        index += 1
      }
    }
    return result
  }

  /// The nearest element around a node that is an article by its tag or holds a headline; the node itself if
  /// there is none, or if it holds several headlines.
  private func article(around node: Int) -> Int {
    var ancestor = node
    while ancestor > 0 {
      let headlines = landmarks.headlines(in: tree.subtree(of: ancestor))
      if headlines > 1 { return node }
      if headlines == 1 || tree.nodes[ancestor].tag == .article { return ancestor }
      ancestor = Int(tree.nodes[ancestor].parent)
    }
    return node
  }

  /// Descends from the root for as long as one child holds most of the running text.
  private func densestElement() -> Int {
    var node = 0
    while true {
      let mass = mass(of: node)
      guard mass > 0,
        let child = tree.children(of: node).first(where: { self.mass(of: $0) * 10 >= mass * 7 }),
        tree.nodes[child].kind == .element, !ElementRules.isInline(tree.nodes[child].tag),
        tree.nodes[child].tag != .p
      else { return node }
      node = child
    }
  }
}
