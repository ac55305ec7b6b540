import Markup

/// Short texts of metadata.
enum FieldText {
  /// The text with its white space collapsed and entities that were escaped twice decoded.
  static func clean(_ utf8: ArraySlice<UInt8>) -> String {
    let bytes = collapse(utf8)
    guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: ";")) else {
      return String(decoding: CanonicalComposition.compose(bytes), as: UTF8.self)
    }
    let decoded = (try? MarkupParser.html(Array("<p>".utf8) + bytes)).map { $0.text } ?? bytes
    return String(decoding: CanonicalComposition.compose(collapse(decoded[...])), as: UTF8.self)
  }

  static func clean(_ text: String) -> String { clean(Array(text.utf8)[...]) }

  private static func collapse(_ utf8: ArraySlice<UInt8>) -> [UInt8] {
    utf8.withUnsafeBufferPointer { bytes in
      var result: [UInt8] = []
      var index = 0
      while index < bytes.count {
        let blank = TextSpacing.blank(in: bytes, at: index, end: bytes.count)
        if blank > 0 {
          if !TextSpacing.isInvisible(in: bytes, at: index, end: bytes.count), result.last != 0x20,
            !result.isEmpty
          {
            result.append(0x20)
          }
          index += blank
        } else {
          result.append(bytes[index])
          index += 1
        }
      }
      if result.last == 0x20 { result.removeLast() }
      return result
    }
  }
}
