import CSSL

/// Incremental SHA-256 by libcrypto, which uses the processor's SHA instructions where there are any.
package struct SHA256: ~Copyable {
  private let context: OpaquePointer

  /// Looked up once: with the name alone, libcrypto 3 looks it up for every message, which costs more than a short
  /// message does. Never freed, never changed.
  nonisolated(unsafe) fileprivate static let algorithm = EVP_MD_fetch(nil, "SHA256", nil)

  package init() {
    // EVP_MD_CTX_new fails only when memory is exhausted, which no caller could mend.
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, Self.algorithm, nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes to the message.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    if let base = bytes.baseAddress { EVP_DigestUpdate(context, base, bytes.count) }
  }

  /// Adds bytes to the message.
  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Ends the message and gives its digest.
  package consuming func finish() -> Digest {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
      return Digest(bytes: buffer) ?? Digest.zero
    }
  }
}

extension Digest {
  /// 32 zero bytes: the digest of nothing in particular, a place holder.
  package static let zero = Digest(words: (0, 0, 0, 0))

  /// The digest of a whole message.
  package static func of(_ bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// The digest of a whole message.
  package static func of(_ bytes: UnsafeRawBufferPointer) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// The digest of a text's UTF-8 bytes.
  package static func of(_ text: String) -> Digest {
    var text = text
    return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
  }
}
