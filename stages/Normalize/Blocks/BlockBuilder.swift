import Markup

/// Cuts a page into blocks, in one pass over the tree and without recursion.
struct BlockBuilder {
  private let tree: MarkupTree
  /// For each node, whether a block element stands below it.
  private let holdsBlock: [Bool]
  private var list = BlockList()
  private var open: [OpenElement] = []
  /// Where the block that is being filled starts.
  private var start = 0
  private var linkBytes = 0
  /// Whether white space was met since the last character.
  private var hasPendingSpace = false
  /// Line breaks in the block, as offsets into the block text.
  private var breaks: [Int] = []
  /// Bytes in bold since the last line break.
  private var boldBytes = 0
  /// Where lines in the block start that are all bold: headings, as pages without heading elements have them.
  private var boldLines: Set<Int> = []

  private struct OpenElement {
    let node: Int32
    let end: Int32
    let kind: Block.Kind
    let isPreformatted: Bool
  }

  /// The blocks of the page.
  static func blocks(of tree: MarkupTree) -> BlockList {
    var builder = BlockBuilder(tree)
    builder.walk()
    return builder.list
  }

  private init(_ tree: MarkupTree) {
    self.tree = tree
    holdsBlock = Self.elementsWithBlocks(in: tree)
    list.text.reserveCapacity(tree.text.count)
    list.firstBlock = [Int32](repeating: 0, count: tree.nodes.count + 1)
    open.append(OpenElement(node: 0, end: Int32(tree.nodes.count), kind: .other, isPreformatted: false))
  }

  /// Unknown and custom elements are in-line by the letter of CSS, yet pages build their layout of them: they
  /// are blocks if they hold blocks.
  private static func elementsWithBlocks(in tree: MarkupTree) -> [Bool] {
    var result = [Bool](repeating: false, count: tree.nodes.count)
    for index in tree.nodes.indices.reversed() where tree.nodes[index].kind == .element {
      let node = tree.nodes[index]
      if result[index] || !ElementRules.isInline(node.tag) { result[Int(node.parent)] = true }
    }
    return result
  }

  private mutating func walk() {
    let nodes = tree.nodes
    var linkEnd = 0
    var boldEnd = 0
    var index = 1
    while index < nodes.count {
      closeElements(before: index)
      let node = nodes[index]
      switch node.kind {
      case .text: append(tree.textRange(of: index), isLink: index < linkEnd, isBold: index < boldEnd)
      case .element where ElementRules.isSkipped(node.tag) && isMinor(index):
        for skipped in index..<Int(node.end) { list.firstBlock[skipped] = Int32(list.blocks.count) }
        index = Int(node.end)
        continue
      case .element where node.tag == .br: lineBreak()
      case .element where ElementRules.isInline(node.tag) && (node.tag != .other || !holdsBlock[index]):
        if node.tag == .a { linkEnd = max(linkEnd, Int(node.end)) }
        if node.tag == .b || node.tag == .strong { boldEnd = max(boldEnd, Int(node.end)) }
      case .element: openBlock(index)
      default: break
      }
      list.firstBlock[index] = Int32(list.blocks.count)
      index += 1
    }
    closeElements(before: nodes.count)
    flush()
    list.firstBlock[nodes.count] = Int32(list.blocks.count)
  }

  /// An unclosed `noscript` or `button` may have swallowed the page.
  private func isMinor(_ index: Int) -> Bool { tree.textRange(of: index).count * 2 < tree.text.count }

  private mutating func closeElements(before index: Int) {
    while open.count > 1, let last = open.last, Int(last.end) <= index {
      flush()
      open.removeLast()
    }
  }

  private mutating func openBlock(_ index: Int) {
    flush()
    let node = tree.nodes[index]
    guard let parent = open.last else { return }
    let inherited: Block.Kind = parent.kind == .paragraph ? .other : parent.kind
    open.append(
      OpenElement(
        node: Int32(index), end: node.end, kind: ElementRules.kind(node.tag) ?? inherited,
        isPreformatted: parent.isPreformatted || node.tag == .pre))
  }

  private mutating func lineBreak() {
    if list.text.count == breaks.last { return flush() }
    if list.text.count > start {
      let line = breaks.last ?? start
      // A space that joins two lines is counted neither here nor there.
      if boldBytes > 0, boldBytes + 1 >= list.text.count - line { boldLines.insert(line) }
      breaks.append(list.text.count)
    }
    boldBytes = 0
    hasPendingSpace = true
  }

  private mutating func append(_ range: Range<Int>, isLink: Bool, isBold: Bool) {
    let before = list.text.count
    let isPreformatted = open.last?.isPreformatted ?? false
    tree.text.withUnsafeBufferPointer { source in
      var index = range.lowerBound
      while index < range.upperBound {
        let length = TextSpacing.blank(in: source, at: index, end: range.upperBound)
        if length == 0 {
          let end = TextSpacing.endOfWord(in: source, from: index, end: range.upperBound)
          if hasPendingSpace, list.text.count > start { list.text.append(0x20) }
          hasPendingSpace = false
          list.text.append(contentsOf: source[index..<end])
          index = end
        } else {
          if TextSpacing.isInvisible(in: source, at: index, end: range.upperBound) {
            index += length
            continue
          }
          if isPreformatted, source[index] == 0x0A { lineBreak() }
          hasPendingSpace = true
          index += length
        }
      }
    }
    let added = max(0, list.text.count - max(before, start))
    if isLink { linkBytes += added }
    if isBold { boldBytes += added }
  }

  /// Ends the block that is being filled.
  private mutating func flush() {
    hasPendingSpace = false
    defer {
      start = list.text.count
      linkBytes = 0
      boldBytes = 0
      breaks.removeAll(keepingCapacity: true)
      boldLines.removeAll(keepingCapacity: true)
    }
    guard list.text.count > start, let parent = open.last else { return }
    var pieces = [start..<list.text.count]
    if !breaks.isEmpty { pieces = split() }
    for piece in pieces {
      let share = pieces.count == 1 ? linkBytes : linkBytes * piece.count / (list.text.count - start)
      var block = Block(
        start: Int32(piece.lowerBound), end: Int32(piece.upperBound), linkBytes: Int32(share),
        node: parent.node, kind: isBoldLine(piece) ? .heading : parent.kind, mass: 0)
      block.mass = Int32(BlockMass.mass(of: block, in: list.text))
      list.blocks.append(block)
    }
  }

  private func isBoldLine(_ piece: Range<Int>) -> Bool {
    piece.count <= 200 && (boldLines.contains(piece.lowerBound) || boldLines.contains(piece.lowerBound - 1))
  }

  /// Single line breaks part paragraphs where full sentences end before them, and around lines in bold: so
  /// many older pages are written.
  private func split() -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var from = start
    for place in breaks where place > from && place < list.text.count {
      let isParagraph = place - from >= 60 && SentenceEnds.isEnd(list.text[from..<place])
      guard isParagraph || boldLines.contains(place) || isBoldLine(from..<place) else { continue }
      pieces.append(from..<place)
      from = list.text[place] == 0x20 ? place + 1 : place
    }
    pieces.append(from..<list.text.count)
    return pieces
  }
}
