/// Line ends of plain text.
enum LineEnds {
  /// The text with CR LF and single CR as LF.
  static func unify(_ utf8: [UInt8]) -> [UInt8] {
    guard utf8.contains(0x0D) else { return utf8 }
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte == 0x0D {
        result.append(0x0A)
      } else if byte != 0x0A || previous != 0x0D {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }
}
