import CZstd

/// Zstandard (RFC 8878) by libzstd. Compressed bytes are never hashed: only what they hold is.
enum Compression {
  /// Level 3: the library's default, a good balance for text.
  private static let level: Int32 = 3

  static func compress(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { buffer, count in
      let size = bytes.withUnsafeBytes {
        ZSTD_compress(buffer.baseAddress, buffer.count, $0.baseAddress, $0.count, level)
      }
      // The bound makes every other failure impossible but want of memory.
      count = ZSTD_isError(size) == 0 ? size : 0
    }
  }

  /// Nil if the bytes are no whole frame or say a size over `limit`.
  static func decompress(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
    let size = bytes.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
    // ZSTD_CONTENTSIZE_UNKNOWN and ZSTD_CONTENTSIZE_ERROR are the two largest numbers.
    guard size < UInt64.max - 1, size <= UInt64(limit) else { return nil }
    var isWhole = false
    let result = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      let got = bytes.withUnsafeBytes {
        ZSTD_decompress(buffer.baseAddress, buffer.count, $0.baseAddress, $0.count)
      }
      isWhole = ZSTD_isError(got) == 0 && got == Int(size)
      count = isWhole ? got : 0
    }
    return isWhole ? result : nil
  }
}
