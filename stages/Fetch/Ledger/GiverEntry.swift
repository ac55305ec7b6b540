import Hashing

/// Which source gave a document. Twelve bytes where it is stored.
struct GiverEntry: Hashable, Sendable {
  let number: DocumentNumber
  let mark: GiverMark

  /// Entries in order, 12 bytes each, big endian.
  static func encode(_ entries: some Sequence<GiverEntry>) -> [UInt8] {
    var result: [UInt8] = []
    for entry in entries {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        result.append(UInt8(truncatingIfNeeded: entry.number.high >> shift))
      }
      for word in [entry.number.low, entry.mark.bits] {
        result.append(UInt8(truncatingIfNeeded: word >> 8))
        result.append(UInt8(truncatingIfNeeded: word))
      }
    }
    return result
  }

  static func decode(_ bytes: [UInt8]) -> [GiverEntry] {
    bytes.withUnsafeBytes { raw in
      (0..<raw.count / 12).map { index in
        let place = index * 12
        let high = UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let low = UInt16(bigEndian: raw.loadUnaligned(fromByteOffset: place + 8, as: UInt16.self))
        let bits = UInt16(bigEndian: raw.loadUnaligned(fromByteOffset: place + 10, as: UInt16.self))
        return GiverEntry(number: DocumentNumber(high: high, low: low), mark: GiverMark(bits: bits))
      }
    }
  }
}

/// A source by its place in a list, and whether what another gave later, or the same, was set aside as a duplicate.
struct GiverMark: Hashable, Sendable {
  let bits: UInt16

  /// Nobody gives the document any more.
  static let nobody = GiverMark(bits: 0xFFFF)
  /// Most sources there may be.
  static let mostSources = 0x7FFE

  init(bits: UInt16) { self.bits = bits }

  init(source: Int, hasDuplicate: Bool) {
    bits = UInt16(source) | (hasDuplicate ? 0x8000 : 0)
  }

  var source: Int? { self == .nobody ? nil : Int(bits & 0x7FFF) }
  var hasDuplicate: Bool { self != .nobody && bits & 0x8000 != 0 }
}
