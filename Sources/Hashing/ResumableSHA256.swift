import CSSL

/// SHA-256 that can be written down where whole blocks of 64 bytes were hashed, and taken up from there: so the digest
/// of a file that grew costs what it grew by.
package struct ResumableSHA256 {
  /// Bytes in a block.
  package static let block = 64

  private var context = SHA256_CTX()

  package init() { SHA256_Init(&context) }

  /// Goes on after `count` bytes, which is a multiple of `block`, from the state that was written down there: eight
  /// words, big endian. Nil if that is no state.
  package init?(state: [UInt8], after count: Int) {
    guard state.count == 32, count >= 0, count % Self.block == 0 else { return nil }
    self.init()
    withUnsafeMutableBytes(of: &context.h) { words in
      for index in 0..<8 {
        let word = state[4 * index..<4 * index + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        words.storeBytes(of: word, toByteOffset: 4 * index, as: UInt32.self)
      }
    }
    let bits = UInt64(count) * 8
    context.Nl = UInt32(truncatingIfNeeded: bits)
    context.Nh = UInt32(truncatingIfNeeded: bits >> 32)
  }

  /// Adds bytes to the message.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    if let base = bytes.baseAddress { SHA256_Update(&context, base, bytes.count) }
  }

  /// The state, if whole blocks were hashed so far.
  package var state: [UInt8]? {
    guard context.num == 0 else { return nil }
    return withUnsafeBytes(of: context.h) { words in
      (0..<8).flatMap { index in
        let word = words.load(fromByteOffset: 4 * index, as: UInt32.self)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
      }
    }
  }

  /// The digest of the message so far.
  package func digest() -> Digest {
    var context = context
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      SHA256_Final(buffer.baseAddress, &context)
      return Digest(bytes: buffer) ?? Digest.zero
    }
  }
}
