import Markup

/// Whether decoded bytes are text at all.
enum Legibility {
  /// Whether more than a twentieth of the characters in the first part of a text are controls or stand for
  /// bytes that mean nothing: then it was no text.
  static func isBinary(_ decoded: DecodedText) -> Bool {
    let sample = decoded.utf8.prefix(65_536)
    guard !sample.isEmpty else { return false }
    var odd = 0
    var characters = 0
    for (index, byte) in zip(sample.indices, sample) {
      guard byte & 0xC0 != 0x80 else { continue }
      characters += 1
      if byte < 0x20, !ByteRules.isSpace(byte), byte != 0x1B { odd += 1 }
      if byte == 0xEF, sample[index...].starts(with: [0xEF, 0xBF, 0xBD]) { odd += 1 }
    }
    return odd * 20 > characters
  }
}
