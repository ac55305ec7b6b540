import Glibc
package import Hashing

/// Writes a file piece by piece, hashes what it writes, and forces it to the disk when it is done.
package struct DurableWriter: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private var hash = SHA256()
  private var buffer: [UInt8] = []
  /// Bytes written so far.
  package private(set) var size = 0

  private static let bufferSize = 1 << 20

  /// Makes the file, which must not be there.
  package init(path: String) throws(StoreError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system(operation: "create", path: path, errno: errno) }
  }

  deinit { close(descriptor) }

  /// Adds bytes.
  package mutating func write(_ bytes: [UInt8]) throws(StoreError) {
    hash.update(bytes)
    size += bytes.count
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try writeOut() }
  }

  /// Writes out what is left, forces it to the disk, and gives the digest of the whole content.
  package mutating func finish() throws(StoreError) -> Digest {
    try writeOut()
    guard fsync(descriptor) == 0 else { throw .system(operation: "sync", path: path, errno: errno) }
    var whole = SHA256()
    swap(&whole, &hash)
    return whole.finish()
  }

  private mutating func writeOut() throws(StoreError) {
    var done = 0
    while done < buffer.count {
      let part = buffer.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done) }
      if part < 0, errno == EINTR { continue }
      guard part >= 0 else { throw .system(operation: "write", path: path, errno: errno) }
      done += part
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
