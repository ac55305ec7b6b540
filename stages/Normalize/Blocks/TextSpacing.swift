/// White space in UTF-8 text.
enum TextSpacing {
  /// Length of the blank or invisible character at `index`; 0 if there is another one.
  @inline(__always)
  static func blank(in text: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Int {
    let byte = text[index]
    if byte <= 0x20 { return 1 }
    if byte < 0xC2 || byte > 0xEF { return 0 }
    return wideBlank(in: text, at: index, end: end)
  }

  /// Whether the blank at `index` has no width: soft hyphen, zero width space and joiner marks, byte order
  /// mark.
  static func isInvisible(in text: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Bool {
    switch text[index] {
    case 0xC2: index + 1 < end && text[index + 1] == 0xAD
    case 0xE2: index + 2 < end && text[index + 1] == 0x80 && text[index + 2] == 0x8B
    case 0xEF: true
    default: false
    }
  }

  /// Where the run of characters that are not blank ends.
  @inline(__always)
  static func endOfWord(in text: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> Int {
    var index = start
    while index < end, blank(in: text, at: index, end: end) == 0 { index += 1 }
    return index
  }

  private static func wideBlank(in text: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Int {
    switch text[index] {
    case 0xC2:
      guard index + 1 < end else { return 0 }
      return text[index + 1] == 0xA0 || text[index + 1] == 0x85 || text[index + 1] == 0xAD ? 2 : 0
    case 0xE2:
      guard index + 2 < end else { return 0 }
      let (second, third) = (text[index + 1], text[index + 2])
      if second == 0x81 { return third == 0x9F ? 3 : 0 }
      guard second == 0x80 else { return 0 }
      return third <= 0x8B || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
    case 0xE3:
      guard index + 2 < end else { return 0 }
      return text[index + 1] == 0x80 && text[index + 2] == 0x80 ? 3 : 0
    case 0xEF:
      guard index + 2 < end else { return 0 }
      return text[index + 1] == 0xBB && text[index + 2] == 0xBF ? 3 : 0
    default: return 0
    }
  }
}
