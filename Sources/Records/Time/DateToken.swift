/// A piece of a date text. `isAdjacent` tells whether no space stands before it.
struct DateToken: Equatable {
  enum Kind: Equatable {
    case number(Int, digits: Int)
    /// A run of letters in lower case; `isCapital` if the text has all of it in capitals.
    case word(String, isCapital: Bool)
    case mark(UInt8)
  }

  let kind: Kind
  let isAdjacent: Bool

  /// Cuts a text into numbers, words and marks. Letters are ASCII letters and everything outside ASCII but
  /// the spaces and dashes of general punctuation.
  static func tokens(of bytes: [UInt8]) -> [DateToken] {
    var result: [DateToken] = []
    var position = 0
    var isAdjacent = false
    while position < bytes.count {
      let start = position
      let byte = bytes[position]
      let kind: Kind?
      if let (length, mark) = punctuation(bytes, at: position) {
        position += length
        kind = mark.map { .mark($0) }
      } else if isDigit(byte) {
        while position < bytes.count, isDigit(bytes[position]) { position += 1 }
        kind = number(bytes[start..<position])
      } else {
        while position < bytes.count, !isDigit(bytes[position]), punctuation(bytes, at: position) == nil {
          position += 1
        }
        kind = word(bytes[start..<position])
      }
      if let kind { result.append(DateToken(kind: kind, isAdjacent: isAdjacent)) }
      isAdjacent = kind != nil
    }
    return result
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Numbers of more than 14 digits are kept as too long to mean anything.
  private static func number(_ digits: ArraySlice<UInt8>) -> Kind {
    .number(digits.prefix(14).reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits: digits.count)
  }

  private static func word(_ letters: ArraySlice<UInt8>) -> Kind {
    let text = String(decoding: letters, as: UTF8.self)
    return .word(text.lowercased(), isCapital: letters.allSatisfy { (0x41...0x5A).contains($0) })
  }

  /// The length of a space (no mark) or mark that starts here; nil if neither does.
  private static func punctuation(_ bytes: [UInt8], at position: Int) -> (length: Int, mark: UInt8?)? {
    let byte = bytes[position]
    if byte < 0x80 {
      if byte <= 0x20 || byte == 0x7F { return (1, nil) }
      let isLetter = (0x61...0x7A).contains(byte | 0x20)
      return isLetter || isDigit(byte) ? nil : (1, byte)
    }
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
    let third = position + 2 < bytes.count ? bytes[position + 2] : 0
    switch (byte, next, third) {
    case (0xC2, 0xA0, _): return (2, nil)
    case (0xC2, 0xB7, _): return (2, UInt8(ascii: ","))  // middle dot
    case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xAF), (0xEF, 0xBB, 0xBF): return (3, nil)
    case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92): return (3, UInt8(ascii: "-"))  // dashes, minus
    case (0xE2, 0x80, 0xA2): return (3, UInt8(ascii: ","))  // bullet
    default: return nil
    }
  }
}
