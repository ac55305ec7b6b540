/// The 80 bits of a document's identifier. What is no digit, which no identifier has, counts as one.
struct DocumentNumber: Hashable, Comparable, Sendable {
  let high: UInt64
  let low: UInt16

  init(high: UInt64, low: UInt16) {
    self.high = high
    self.low = low
  }

  init(id: String) {
    var high: UInt64 = 0
    var low: UInt16 = 0
    for byte in id.utf8.dropFirst() {
      let digit = byte <= 0x39 ? byte & 15 : (byte & 15) + 9
      high = high << 4 | UInt64(low >> 12)
      low = low << 4 | UInt16(digit & 15)
    }
    self.init(high: high, low: low)
  }

  static func < (a: DocumentNumber, b: DocumentNumber) -> Bool {
    a.high == b.high ? a.low < b.low : a.high < b.high
  }

  /// Its bits are those of a digest: as good as any hash of them.
  func hash(into hasher: inout Hasher) { hasher.combine(high) }
}
