import CLinux
import Glibc

extension ReadableFile {
  /// Copies the first bytes to the start of an open, empty file, and leaves that one's place behind them.
  ///
  /// Where the file system can, the two files share them. Else they go from disk to disk past the kernel's cache of
  /// pages: copying gigabytes by way of it takes ten times the processor's time, and drives out all that is in it.
  func copy(first count: Int, to target: Int32, path: String) throws(StoreError) {
    var place = linux_share_first(descriptor, target, UInt64(count)) == 0 ? count : 0
    if place == 0 { place = try copyDirectly(count, to: target, path: path) }
    guard lseek(target, off_t(place), SEEK_SET) == off_t(place) else {
      throw .system(operation: "write", path: path, errno: errno)
    }
    if place < count { try copyByKernel(place..<count, to: target, path: path) }
  }

  private static var pieceSize: Int { 8 << 20 }
  /// What direct reading and writing may ask of places and sizes.
  private static var alignment: Int { 4096 }
  private static var largePage: Int { 2 << 20 }

  /// Copies as much as can be copied past the cache; gives how much that is.
  private func copyDirectly(_ count: Int, to target: Int32, path: String) throws(StoreError) -> Int {
    // By the descriptors, so that these are the same files whatever became of their names.
    let direct = Int32(linux_open_direct) | O_CLOEXEC
    let source = open("/proc/self/fd/\(descriptor)", O_RDONLY | direct)
    guard source >= 0 else { return 0 }
    defer { close(source) }
    let sink = open("/proc/self/fd/\(target)", O_WRONLY | direct)
    guard sink >= 0 else { return 0 }
    defer { close(sink) }
    var memory: UnsafeMutableRawPointer?
    // Each page is made fast for each transfer, so few and large ones cost less.
    guard posix_memalign(&memory, Self.largePage, Self.pieceSize) == 0, let memory else { return 0 }
    defer { free(memory) }
    madvise(memory, Self.pieceSize, MADV_HUGEPAGE)
    var place = 0
    while place < count {
      let wanted = min(Self.pieceSize, count - place)
      let got = pread(source, memory, wanted, off_t(place))
      if got < 0, errno == EINTR { continue }
      guard got > 0, got % Self.alignment == 0 else { return place }
      var done = 0
      while done < got {
        let part = pwrite(sink, memory + done, got - done, off_t(place + done))
        if part < 0, errno == EINTR { continue }
        if part < 0, errno == EINVAL { return place }
        guard part > 0 else { throw .system(operation: "write", path: path, errno: part == 0 ? EIO : errno) }
        done += part
      }
      place += got
    }
    return place
  }

  private func copyByKernel(_ range: Range<Int>, to target: Int32, path targetPath: String) throws(StoreError)
  {
    var place = off_t(range.lowerBound)
    while place < range.upperBound {
      let got = copy_file_range(descriptor, &place, target, nil, range.upperBound - Int(place), 0)
      if got > 0 || got < 0 && errno == EINTR { continue }
      guard got < 0, errno == EXDEV || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP else {
        throw .system(operation: "write", path: targetPath, errno: got == 0 ? EIO : errno)
      }
      // Between some file systems the kernel does not copy: then by way of memory.
      let bytes = try read(Int(place)..<min(range.upperBound, Int(place) + 1 << 20))
      var done = 0
      while done < bytes.count {
        let part = bytes.withUnsafeBytes { write(target, $0.baseAddress! + done, $0.count - done) }
        if part < 0, errno == EINTR { continue }
        guard part >= 0 else { throw .system(operation: "write", path: targetPath, errno: errno) }
        done += part
      }
      place += off_t(bytes.count)
    }
  }
}
