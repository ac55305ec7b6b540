/// Resolves the references in HTML that a feed holds: the feed's address is not known where it is read later.
enum FeedLinks {
  private static let names: Set<String> = [
    "href", "src", "cite", "action", "longdesc", "poster", "data", "background",
  ]

  /// The HTML with relative references resolved against `base`; as it is where there is none.
  static func resolved(_ html: String, base: WebAddress?) -> String {
    guard let base, html.utf8.contains(UInt8(ascii: "<")) else { return html }
    let bytes = Array(html.utf8)
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count, isLetter(bytes[index + 1]) else {
        index += 1
        continue
      }
      index += 1
      while let value = nextReference(bytes, &index) {
        guard let address = resolve(bytes[value], base) else { continue }
        result += bytes[copied..<value.lowerBound]
        result += address
        copied = value.upperBound
      }
    }
    guard copied > 0 else { return html }
    result += bytes[copied...]
    return String(decoding: result, as: UTF8.self)
  }

  /// Where the value of the tag's next attribute that holds a reference stands; nil, and `index` is behind the
  /// tag, if none is left.
  private static func nextReference(_ bytes: [UInt8], _ index: inout Int) -> Range<Int>? {
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      guard isLetter(bytes[index]) else {
        index += 1
        continue
      }
      let name = word(bytes, &index)
      skipBlanks(bytes, &index)
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
      index += 1
      skipBlanks(bytes, &index)
      let value = attributeValue(bytes, &index)
      if names.contains(name) { return value }
    }
    index = min(index + 1, bytes.count)
    return nil
  }

  private static func word(_ bytes: [UInt8], _ index: inout Int) -> String {
    let start = index
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "="),
      bytes[index] != UInt8(ascii: ">")
    {
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
  }

  private static func attributeValue(_ bytes: [UInt8], _ index: inout Int) -> Range<Int> {
    guard index < bytes.count else { return index..<index }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = index
      index = bytes[start...].firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") } ?? bytes.count
      return start..<index
    }
    let start = index + 1
    let end = bytes[start...].firstIndex(of: quote) ?? bytes.count
    index = min(end + 1, bytes.count)
    return start..<end
  }

  private static func skipBlanks(_ bytes: [UInt8], _ index: inout Int) {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  }

  /// The reference resolved; nil if it is absolute, an anchor, or of another scheme.
  private static func resolve(_ value: ArraySlice<UInt8>, _ base: WebAddress) -> [UInt8]? {
    let text = String(decoding: value, as: UTF8.self)
    guard let first = value.first(where: { $0 > 0x20 }), first != UInt8(ascii: "#"), WebAddress(text) == nil
    else {
      return nil
    }
    // In an attribute the ampersands of an address are escaped, and so they stay.
    return base.resolve(text).map { Array($0.text.utf8) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
