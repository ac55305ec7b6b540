/// What a scalar beyond ASCII is to the word scanner.
enum ScalarClass {
  case letter, ideograph, separator

  /// Signs, spaces and punctuation of the common blocks separate; all else beyond ASCII is taken for a letter.
  static func of(_ scalar: UInt32) -> ScalarClass {
    switch scalar {
    case 0xAA, 0xB5, 0xBA: .letter
    case 0...0xBF, 0xD7, 0xF7: .separator
    case 0x2000...0x206F, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x2E00...0x2E7F, 0x3000...0x303F: .separator
    case 0x060C, 0x061B, 0x061F, 0x066A...0x066D, 0x06D4, 0x05BE, 0x05C0, 0x05C3, 0x05F3, 0x05F4: .separator
    case 0xFE10...0xFE6F, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: .separator
    case 0xFEFF, 0xFFF0...0xFFFF, 0x1F000...0x1FAFF: .separator
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .ideograph
    default: .letter
    }
  }
}

/// Lower case by fixed tables: ASCII, Latin-1, Latin Extended-A, Greek, Cyrillic, Armenian. What the tables
/// leave as it is keeps its case, which can only miss a copy that changes case, never join two texts.
enum LetterCase {
  /// What `ascii` has for the bytes that words are made of.
  static let word: UInt8 = 1

  /// For each byte whether it is a letter, digit or `_` of ASCII.
  static let ascii: [UInt8] = (0..<256).map { code in
    switch UInt8(code) {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      word
    default: 0
    }
  }

  /// The lower-case form of a scalar beyond ASCII.
  static func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xC0...0xDE, 0x0391...0x03AB, 0x0410...0x042F: scalar + 32
    case 0x0400...0x040F: scalar + 80
    case 0x0531...0x0556: scalar + 48
    case 0x0100...0x0137, 0x014A...0x0177, 0x0460...0x0481, 0x048A...0x04BF, 0x04D0...0x052F: scalar | 1
    case 0x0139...0x0148, 0x0179...0x017E: scalar + (scalar & 1)
    case 0x0178: 0xFF
    case 0x03C2: 0x03C3
    default: scalar
    }
  }
}
