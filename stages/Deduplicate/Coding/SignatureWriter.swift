/// Writes signatures and answers: little-endian numbers, texts and lists with their length before them. A value
/// has one form, so equal values have equal bytes.
struct SignatureWriter {
  private(set) var bytes: [UInt8] = []

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func number(_ value: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  mutating func number(_ value: UInt64) {
    number(UInt32(truncatingIfNeeded: value))
    number(UInt32(truncatingIfNeeded: value >> 32))
  }

  mutating func text(_ value: String) {
    number(UInt32(clamping: value.utf8.count))
    bytes.append(contentsOf: value.utf8)
  }

  /// A text that may be missing: null and the empty text are the same.
  mutating func text(_ value: String?) { text(value ?? "") }

  mutating func numbers(_ values: [UInt32]) {
    number(UInt32(clamping: values.count))
    values.map { $0.littleEndian }.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Days since 1970-01-01, or none.
  mutating func day(_ value: Int32?) { number(UInt32(bitPattern: value ?? .min)) }
}
