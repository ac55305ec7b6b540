/// Writes signatures and answers: little-endian numbers, texts and lists with their length before them. A value
/// has one form, so equal values have equal bytes.
struct SignatureWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func number(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func number(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Bytes as they are, without their length.
  mutating func raw(_ values: some Collection<UInt8>) { bytes.append(contentsOf: values) }

  /// The length that says that a longer one follows.
  static let longText = 255

  mutating func text(_ value: String) {
    let count = value.utf8.count
    byte(UInt8(min(count, Self.longText)))
    if count >= Self.longText { number(UInt32(clamping: count)) }
    bytes.append(contentsOf: value.utf8)
  }

  /// A text that may be missing: null and the empty text are the same.
  mutating func text(_ value: String?) { text(value ?? "") }

  mutating func numbers(_ values: [UInt32]) {
    number(UInt32(clamping: values.count))
    // Little-endian is the order of every processor that this runs on; others would need a swap here.
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// A number that may be missing.
  mutating func optionalNumber(_ value: UInt32?) {
    byte(value == nil ? 0 : 1)
    if let value { number(value) }
  }

  /// Days since 1970-01-01, or none.
  mutating func day(_ value: Int32?) { number(UInt32(bitPattern: value ?? .min)) }
}
