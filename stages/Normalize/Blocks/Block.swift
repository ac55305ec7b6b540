import Markup

/// A paragraph of a page: text between two borders of block elements, its white space collapsed.
struct Block {
  enum Kind: UInt8 {
    case paragraph, listItem, heading, quote, cell, preformatted, other
  }

  /// Place in the page's block text.
  var start: Int32
  var end: Int32
  /// Bytes of it that are links.
  var linkBytes: Int32
  /// Index of the innermost block element around it.
  let node: Int32
  let kind: Kind
  /// How much it counts as running text, in bytes; 0 for what looks like labels or links.
  var mass: Int32

  var count: Int { Int(end - start) }
  var range: Range<Int> { Int(start)..<Int(end) }
}

/// The blocks of a page in document order. The blocks of a subtree are consecutive, so sums over any subtree
/// are differences of running sums.
struct BlockList {
  /// The collapsed text of all blocks, one after the other.
  var text: [UInt8] = []
  var blocks: [Block] = []
  /// For each node, the index of the first block at or behind its start; one more entry for the end.
  var firstBlock: [Int32] = []
  /// `massBefore[i]`: the sum of `mass` over the blocks before block i.
  private(set) var massBefore: [Int32] = []
  /// The same of all bytes and of bytes in links.
  private(set) var bytesBefore: [Int32] = []
  private(set) var linkBytesBefore: [Int32] = []

  /// The indices of the blocks in a node's subtree.
  func blocks(of node: Int, in tree: MarkupTree) -> Range<Int> {
    Int(firstBlock[node])..<Int(firstBlock[Int(tree.nodes[node].end)])
  }

  func mass(of range: Range<Int>) -> Int { Int(massBefore[range.upperBound] - massBefore[range.lowerBound]) }

  func bytes(of range: Range<Int>) -> Int {
    Int(bytesBefore[range.upperBound] - bytesBefore[range.lowerBound])
  }

  func linkBytes(of range: Range<Int>) -> Int {
    Int(linkBytesBefore[range.upperBound] - linkBytesBefore[range.lowerBound])
  }

  /// Makes the running sums, counting only blocks that `isKept`.
  mutating func sum(where isKept: (Int) -> Bool) {
    massBefore = [0]
    bytesBefore = [0]
    linkBytesBefore = [0]
    for array in [\BlockList.massBefore, \.bytesBefore, \.linkBytesBefore] {
      self[keyPath: array].reserveCapacity(blocks.count + 1)
    }
    var (mass, bytes, links): (Int32, Int32, Int32) = (0, 0, 0)
    for (index, block) in blocks.enumerated() {
      if isKept(index) {
        mass += block.mass
        bytes += block.end - block.start
        links += block.linkBytes
      }
      massBefore.append(mass)
      bytesBefore.append(bytes)
      linkBytesBefore.append(links)
    }
  }

  func string(of index: Int) -> String { String(decoding: text[blocks[index].range], as: UTF8.self) }
}
