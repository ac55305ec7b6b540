import Glibc
package import Hashing

extension Files {
  /// Forces a file that something else wrote to the disk; gives its size and the digest of its content.
  package static func seal(_ path: String) throws(StoreError) -> (size: Int, digest: Digest) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(operation: "open", path: path, errno: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system(operation: "sync", path: path, errno: errno) }
    var hash = SHA256()
    var size = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(operation: "read", path: path, errno: errno) }
      if count == 0 { return (size, hash.finish()) }
      hash.update(Array(buffer[..<count]))
      size += count
    }
  }
}
