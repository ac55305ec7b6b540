/// How much a block counts as running text.
enum BlockMass {
  /// Bytes of the block outside links if it looks like prose, else 0: long enough, mostly no links, and with
  /// punctuation where the element does not say paragraph.
  static func mass(of block: Block, in text: [UInt8]) -> Int {
    let count = block.count
    let plain = count - Int(block.linkBytes)
    guard block.kind != .heading, plain * 2 > count else { return 0 }
    switch block.kind {
    case .paragraph, .quote:
      return count >= 80 || count >= 25 && SentenceEnds.isEnd(text[block.range]) ? plain : 0
    default:
      guard count >= 60, plain * 3 > count * 2 else { return 0 }
      return hasPunctuation(text[block.range]) ? plain : 0
    }
  }

  private static func hasPunctuation(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { byte in
      byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "!")
        || byte == UInt8(ascii: "?")
        || byte >= 0xE3
    }
  }
}
