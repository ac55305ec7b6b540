import Glibc

/// A file open for reading in places.
package struct ReadableFile: ~Copyable {
  let descriptor: Int32
  private let path: String
  /// What the file system says of it: a file that nobody touched says the same again.
  package let stamp: Stamp

  /// Size, number of the file, and the nanoseconds since 1970 when content and attributes last changed.
  package struct Stamp: Hashable, Sendable {
    package let values: [Int]

    package init(values: [Int]) { self.values = values }

    /// The stamp of the file at a path; nil if there is none.
    package init?(path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      self.init(status)
    }

    init(_ status: stat) {
      func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec) }
      values = [
        Int(status.st_size), Int(truncatingIfNeeded: status.st_ino), nanoseconds(status.st_mtim),
        nanoseconds(status.st_ctim),
      ]
    }
  }

  /// Nil if there is no such file.
  package init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    self.path = path
    stamp = Stamp(status)
  }

  deinit { close(descriptor) }

  /// The bytes of a range; throws if the file does not have them all.
  package func read(_ range: Range<Int>) throws(StoreError) -> [UInt8] {
    var got = 0
    let result = [UInt8](unsafeUninitializedCapacity: range.count) { target, initialized in
      while got < range.count {
        let part = pread(
          descriptor, target.baseAddress! + got, range.count - got, off_t(range.lowerBound + got))
        if part < 0, errno == EINTR { continue }
        if part <= 0 { break }
        got += part
      }
      initialized = got
    }
    guard got == range.count else { throw .system(operation: "read", path: path, errno: EIO) }
    return result
  }
}
