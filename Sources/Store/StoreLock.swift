import Glibc
import Synchronization

/// The one-writer lock of a store: `flock` on a file whose text says who holds it. The kernel frees it when the
/// process dies, however it dies, so there is nothing to unlock by hand.
package final class StoreLock: Sendable {
  private let descriptor: Mutex<Int32?>

  /// Takes the lock at once or throws `locked` with what the holder wrote.
  package init(store: String, holder: String) throws(StoreError) {
    try Files.makeFolder(store)
    let descriptor = try Self.take(store + "/lock")
    self.descriptor = Mutex(descriptor)
    ftruncate(descriptor, 0)
    let text = Array("process \(processIdentifier), \(holder)".utf8)
    _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  /// Frees the lock; so does the end of the process.
  package func release() {
    descriptor.withLock { descriptor in
      guard let open = descriptor else { return }
      ftruncate(open, 0)
      close(open)
      descriptor = nil
    }
  }

  deinit { release() }

  private static func take(_ path: String) throws(StoreError) -> Int32 {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system(operation: "open", path: path, errno: errno) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
    let cause = errno
    close(descriptor)
    guard cause == EWOULDBLOCK else { throw .system(operation: "lock", path: path, errno: cause) }
    throw .locked(holder: String(decoding: (try? Files.read(path)) ?? [], as: UTF8.self))
  }
}
