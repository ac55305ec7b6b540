import Markup

/// Tells which parts of a page serve the page and not the article.
struct FurnitureRules {
  let tree: MarkupTree
  let hints: [ElementHints]
  let list: BlockList
  let landmarks: Landmarks
  /// Nodes that hold what must not be put away, whatever their class: the best body, the page's title.
  let isProtected: [Bool]

  init(tree: MarkupTree, hints: [ElementHints], list: BlockList, landmarks: Landmarks) {
    self.tree = tree
    self.hints = hints
    self.list = list
    self.landmarks = landmarks
    isProtected = Self.protected(tree, hints, list)
  }

  /// How sure it must be that a part is furniture.
  enum Strictness: CaseIterable {
    /// Whatever looks like it.
    case all
    /// What can hardly be anything else.
    case certain
  }

  /// Whether each block belongs to such a part.
  func dropped(_ strictness: Strictness) -> [Bool] {
    var result = [Bool](repeating: false, count: list.blocks.count)
    let total = list.mass(of: 0..<list.blocks.count)
    var index = 1
    while index < tree.nodes.count {
      guard tree.nodes[index].kind == .element, !isProtected[index], isFurniture(index, total, strictness)
      else {
        index += 1
        continue
      }
      for block in list.blocks(of: index, in: tree) { result[block] = true }
      index = Int(tree.nodes[index].end)
    }
    return result
  }

  private func isFurniture(_ index: Int, _ total: Int, _ strictness: Strictness) -> Bool {
    let tag = tree.nodes[index].tag
    let hints = hints[index]
    switch tag {
    case .nav, .footer, .menu: return isMinor(index, total, tenths: 7)
    case .aside, .form, .figure, .fieldset, .figcaption:
      if strictness == .all, isMinor(index, total, tenths: 5) { return true }
    case .html, .body, .main: return false
    default: break
    }
    if hints.contains(.body) { return false }
    if hints.contains(.notice) { return !holdsLandmark(index) || isMinor(index, total, tenths: 8) }
    if !hints.isDisjoint(with: [.comments, .hidden]) { return isMinor(index, total, tenths: 9) }
    if strictness == .certain { return false }
    if hints.contains(.teaser) {
      let blocks = list.blocks(of: index, in: tree)
      return list.linkBytes(of: blocks) * 5 > list.bytes(of: blocks)
    }
    return !hints.isDisjoint(with: [.furniture, .byline, .caption]) && isMinor(index, total, tenths: 5)
  }

  /// Whether a headline, or what says that it is an article or the main part, stands in the element.
  private func holdsLandmark(_ index: Int) -> Bool { landmarks.all(in: tree.subtree(of: index)) > 0 }

  private func isMinor(_ index: Int, _ total: Int, tenths: Int) -> Bool {
    list.mass(of: list.blocks(of: index, in: tree)) * 10 <= total * tenths
  }

  private static func protected(_ tree: MarkupTree, _ hints: [ElementHints], _ list: BlockList) -> [Bool] {
    var result = [Bool](repeating: false, count: tree.nodes.count)
    func protect(_ node: Int) {
      var node = node
      while node > 0, !result[node] {
        result[node] = true
        node = Int(tree.nodes[node].parent)
      }
    }
    var best: (node: Int, mass: Int)?
    var index = 1
    while index < tree.nodes.count {
      let hints = hints[index]
      if tree.nodes[index].tag == .nav || tree.nodes[index].tag == .footer
        || !hints.isDisjoint(with: [.notice, .comments, .hidden])
      {
        index = Int(tree.nodes[index].end)
        continue
      }
      if hints.contains(.body) {
        let mass = list.mass(of: list.blocks(of: index, in: tree))
        if mass > best?.mass ?? 0 { best = (index, mass) }
      }
      index += 1
    }
    if let best { protect(best.node) }
    return result
  }
}
