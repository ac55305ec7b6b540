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
    sample.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        let byte = bytes[index]
        characters += byte & 0xC0 != 0x80 ? 1 : 0
        if byte < 0x20 {
          if !ByteRules.isSpace(byte), byte != 0x1B { odd += 1 }
        } else if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD {
          odd += 1
        }
      }
    }
    return odd * 20 > characters
  }
}
