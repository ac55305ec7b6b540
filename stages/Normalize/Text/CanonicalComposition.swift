import Foundation

/// Unicode's form NFC (UAX 15) of UTF-8 text.
///
/// Foundation's normalisation is slow, quadratic on long texts that it shortens, and nearly all text is in
/// that form already. So characters that are known to be in it and never to combine with what stands before
/// are passed by, and around others the shortest piece is normalised that nothing outside can change.
enum CanonicalComposition {
  /// The text in NFC; `utf8` must be valid.
  static func compose(_ utf8: [UInt8]) -> [UInt8] {
    utf8.withUnsafeBufferPointer { bytes in
      var result: [UInt8] = []
      var copied = 0
      var index = 0
      while let unsure = firstUnsure(in: bytes, from: index) {
        let piece = piece(of: bytes, around: unsure, notBefore: copied)
        let text = String(decoding: bytes[piece], as: UTF8.self).precomposedStringWithCanonicalMapping
        if result.isEmpty { result.reserveCapacity(bytes.count) }
        result.append(contentsOf: bytes[copied..<piece.lowerBound])
        result.append(contentsOf: text.utf8)
        copied = piece.upperBound
        index = copied
      }
      if copied == 0 { return utf8 }
      result.append(contentsOf: bytes[copied...])
      return result
    }
  }

  private static func firstUnsure(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
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

  /// The piece around a character from one place where the text may be cut to the next.
  private static func piece(
    of bytes: UnsafeBufferPointer<UInt8>, around index: Int, notBefore start: Int
  ) -> Range<Int> {
    var lower = index
    while lower > start, !isCut(scalar(in: bytes, at: lower).0) {
      lower -= 1
      while lower > start, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
    }
    var upper = index + scalar(in: bytes, at: index).1
    while upper < bytes.count {
      let (scalar, length) = scalar(in: bytes, at: upper)
      if isCut(scalar) { break }
      upper += length
    }
    return lower..<upper
  }

  /// Whether a text may be cut before a character: nothing before it can reorder or compose with it. Seldom asked,
  /// and the tables behind it, written into each place that asks, would make the module slow to compile.
  @inline(never)
  private static func isCut(_ value: UInt32) -> Bool {
    if value < 0x300 || isSure(value) { return true }
    guard let scalar = Unicode.Scalar(value), scalar.properties.canonicalCombiningClass == .notReordered
    else {
      return false
    }
    return !isSecond(value)
  }

  /// Starters that compose with what stands before them (UnicodeData: second characters of canonical
  /// decompositions with combining class 0), and the blocks where later versions of Unicode add such.
  private static func isSecond(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x9BE, 0x9D7, 0xB3E, 0xB56, 0xB57, 0xBBE, 0xBD7, 0xCC2, 0xCD5, 0xCD6, 0xD3E, 0xD57, 0xDCF, 0xDDF,
      0x102E,
      0x1161...0x1175, 0x11A8...0x11C2, 0x1B35, 0x11000...0x16FFF:
      true
    default: false
    }
  }

  private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
    func part(_ offset: Int) -> UInt32 {
      index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
    }
    let first = UInt32(bytes[index])
    switch first {
    case 0..<0x80: return (first, 1)
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
