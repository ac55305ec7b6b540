import HTTP

/// The special-purpose ranges of the IANA registries (RFC 6890 and its successors).
enum IPAddressRange {
  static func isPublic(_ address: IPAddress) -> Bool {
    switch address {
    case .v4(let address): isPublic(v4: address)
    case .v6(let bytes): isPublic(v6: bytes)
    case .other: false
    }
  }

  static func isPublic(v4 address: UInt32) -> Bool {
    let ranges: [(base: UInt32, bits: UInt32)] = [
      (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
      (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16),
      (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 4), (0xF000_0000, 4),
    ]
    return !ranges.contains { address >> (32 - $0.bits) == $0.base >> (32 - $0.bits) }
  }

  /// 16 bytes. Addresses that stand for an IPv4 address (mapped, NAT64, 6to4) are judged by that.
  static func isPublic(v6 bytes: [UInt8]) -> Bool {
    guard bytes.count == 16 else { return false }
    func v4(at index: Int) -> Bool {
      isPublic(v4: bytes[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) })
    }
    if bytes[..<10].allSatisfy({ $0 == 0 }) {
      // ::/96 holds the unspecified and the loopback address and the long gone compatible ones.
      return bytes[10] == 0xFF && bytes[11] == 0xFF && v4(at: 12)
    }
    if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B]) { return v4(at: 12) }
    if bytes.starts(with: [0x20, 0x02]) { return v4(at: 2) }
    if bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8]) || bytes.starts(with: [0x20, 0x01, 0, 0]) {
      return false
    }
    // Global unicast is 2000::/3; what else there is is local, multicast or not assigned.
    return bytes[0] & 0xE0 == 0x20
  }
}
