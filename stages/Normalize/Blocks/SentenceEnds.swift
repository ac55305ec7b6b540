/// Where sentences end, told by bytes.
enum SentenceEnds {
  /// Whether a text ends as a sentence does, closing quotes and brackets set aside.
  static func isEnd(_ text: ArraySlice<UInt8>) -> Bool {
    var end = text.endIndex
    while end > text.startIndex {
      let byte = text[end - 1]
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
      case 0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): end -= 1
      default:
        guard byte & 0xC0 == 0x80, end - text.startIndex >= 2 else { return false }
        if text[end - 2] == 0xC2, byte == 0xBB {
          end -= 2
          continue
        }
        guard end - text.startIndex >= 3 else { return false }
        switch (text[end - 3], text[end - 2], byte) {
        case (0xE2, 0x80, 0x98...0x9F), (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F): end -= 3
        case (0xE2, 0x80, 0xA6), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): return true
        case (0xE0, 0xA5, 0xA4): return true
        default: return text[end - 2] == 0xD8 && byte == 0x9F || text[end - 2] == 0xDB && byte == 0x94
        }
      }
    }
    return false
  }
}
