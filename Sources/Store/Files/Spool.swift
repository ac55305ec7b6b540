import Glibc

/// A temporary file that grows: what is too much for memory and not yet an object.
package final class Spool {
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []
  private var written = 0

  private static let bufferSize = 1 << 20

  /// Makes the file and unlinks it at once: the kernel frees it when the process ends, however it ends.
  package init(path: String) throws(StoreError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(operation: "create", path: path, errno: errno) }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// Adds bytes and gives the place where they start.
  package func append(_ bytes: [UInt8]) throws(StoreError) -> Int {
    let place = written + buffer.count
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try writeOut() }
    return place
  }

  /// Reads back bytes that were added.
  package func read(at place: Int, count: Int) throws(StoreError) -> [UInt8] {
    try writeOut()
    var got = 0
    let result = [UInt8](unsafeUninitializedCapacity: count) { target, initialized in
      while got < count {
        let part = pread(descriptor, target.baseAddress! + got, count - got, off_t(place + got))
        if part < 0, errno == EINTR { continue }
        if part <= 0 { break }
        got += part
      }
      initialized = got
    }
    guard got == count else { throw .system(operation: "read back", path: path, errno: errno) }
    return result
  }

  private func writeOut() throws(StoreError) {
    var done = 0
    while done < buffer.count {
      let part = buffer.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress! + done, $0.count - done, off_t(written + done))
      }
      if part < 0, errno == EINTR { continue }
      guard part >= 0 else { throw .system(operation: "write", path: path, errno: errno) }
      done += part
    }
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}
