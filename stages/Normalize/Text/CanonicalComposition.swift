import Foundation

/// Unicode's form NFC (UAX 15) of UTF-8 text.
///
/// Foundation's normalisation is slow, and nearly all text is in that form already. So characters of which
/// all are known to be in that form and never to combine are passed by, and only the words that hold others
/// are normalised. A white space is a safe place to cut: nothing composes with it.
enum CanonicalComposition {
  /// The text in NFC; `utf8` must be valid.
  static func compose(_ utf8: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while let unsure = firstUnsure(in: utf8, from: index) {
      let word = word(in: utf8, around: unsure, notBefore: copied)
      let text = String(decoding: utf8[word], as: UTF8.self).precomposedStringWithCanonicalMapping
      if result.isEmpty { result.reserveCapacity(utf8.count) }
      result.append(contentsOf: utf8[copied..<word.lowerBound])
      result.append(contentsOf: text.utf8)
      copied = word.upperBound
      index = copied
    }
    if copied == 0 { return utf8 }
    result.append(contentsOf: utf8[copied...])
    return result
  }

  private static func firstUnsure(in utf8: [UInt8], from start: Int) -> Int? {
    utf8.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          index += 1
        } else if byte < 0xCC, index + 1 < bytes.count {
          index += 2
        } else {
          let (scalar, length) = scalar(in: bytes, at: index)
          guard isSure(scalar) else { return index }
          index += length
        }
      }
      return nil
    }
  }

  private static func word(in utf8: [UInt8], around index: Int, notBefore start: Int) -> Range<Int> {
    var lower = index
    while lower > start, !ByteRules.isSpace(utf8[lower - 1]) { lower -= 1 }
    var upper = index
    while upper < utf8.count, !ByteRules.isSpace(utf8[upper]) { upper += 1 }
    return lower..<upper
  }

  private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
    func part(_ offset: Int) -> UInt32 {
      index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
    }
    let first = UInt32(bytes[index])
    switch first {
    case 0xC0...0xDF: return ((first & 0x1F) << 6 | part(1), 2)
    case 0xE0...0xEF: return ((first & 0x0F) << 12 | part(1) << 6 | part(2), 3)
    default: return ((first & 0x07) << 18 | part(1) << 12 | part(2) << 6 | part(3), 4)
    }
  }

  /// Whether a character is a starter, in NFC, and takes part in no composition with what stands before it.
  /// Ranges read off DerivedNormalizationProps (NFC_Quick_Check=Yes) and UnicodeData (combining class 0).
  private static func isSure(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x300, 0x375...0x37D, 0x388...0x482, 0x48A...0x52F, 0x531...0x58F, 0x5D0...0x5EA, 0x61B...0x64A,
      0x660...0x66F, 0x671...0x6D5, 0x904...0x939, 0x1E00...0x1EFF, 0x2010...0x205E, 0x2070...0x20CF,
      0x2116...0x2121,
      0x2190...0x2328, 0x2500...0x27FF, 0x3001...0x3029, 0x3041...0x3096, 0x309B...0x30FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFFEF, 0xFFFD, 0x1F300...0x1FAFF:
      true
    default: false
    }
  }
}
