/// Packs bytes as a gzip member without making them smaller (RFC 1952; RFC 1951, section 3.2.4).
enum GzipWriter {
  static func member(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var start = 0
    repeat {
      let end = min(start + 65_535, bytes.count)
      let length = UInt16(end - start)
      result.append(end == bytes.count ? 1 : 0)
      result += little(UInt32(length) | UInt32(~length) << 16)
      result += bytes[start..<end]
      start = end
    } while start < bytes.count
    result += little(checksum(bytes))
    result += little(UInt32(truncatingIfNeeded: bytes.count))
    return result
  }

  private static func little(_ value: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { shift in UInt8(truncatingIfNeeded: value >> shift) }
  }

  /// CRC-32 (RFC 1952, section 8).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB8_8320 }
    }
    return ~sum
  }
}
