/// The file of the weights: "DMEV", version, number of classes and of features, the scale, the classes' biases, the
/// features' hashes, then a row of signed bytes a feature. Numbers are of 32 bits, little-endian.
extension EventModel {
  private static let magic: UInt32 = 0x5645_4D44
  private static let version: UInt32 = 1

  /// The file's bytes.
  package var bytes: [UInt8] {
    var result: [UInt8] = []
    func put(_ value: UInt32) {
      for shift in [0, 8, 16, 24] { result.append(UInt8(value >> UInt32(shift) & 255)) }
    }
    put(Self.magic)
    put(Self.version)
    put(UInt32(biases.count))
    put(UInt32(features.count))
    put(scale.bitPattern)
    for bias in biases { put(bias.bitPattern) }
    for feature in features { put(feature) }
    result += weights.map { UInt8(bitPattern: $0) }
    return result
  }

  /// Reads a file; nil if it is none of ours, of another version or cut short.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 20 else { return nil }
    func number(_ place: Int) -> UInt32 {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 4, as: UInt32.self))
    }
    let classes = Int(number(2))
    let count = Int(number(3))
    guard number(0) == Self.magic, number(1) == Self.version, classes == EventClass.allCases.count,
      bytes.count == (5 + classes + count) * 4 + classes * count
    else { return nil }
    self.init(
      features: (0..<count).map { number(5 + classes + $0) },
      weights: bytes[((5 + classes + count) * 4)...].map { Int8(bitPattern: $0) },
      biases: (0..<classes).map { Float(bitPattern: number(5 + $0)) }, scale: Float(bitPattern: number(4)))
  }
}
