import Glibc
import Records

/// What the file system says of a file without reading it. The same stamp means the same bytes, if the stamp is
/// `isSettled`.
struct FileStamp: Hashable, Sendable {
  let device: UInt64
  let inode: UInt64
  let size: Int
  /// Nanoseconds since 1970.
  let modified: Int
  /// Nanoseconds since 1970.
  let changed: Int

  init(device: UInt64, inode: UInt64, size: Int, modified: Int, changed: Int) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  /// The stamp of the file at a path, links followed; nil if there is none.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  /// Whether this is the stamp of the same file, no shorter than it was.
  func isGrown(from earlier: FileStamp) -> Bool {
    device == earlier.device && inode == earlier.inode && size >= earlier.size
  }

  /// Whether a later write would show in the stamp, given that the file was read at `now` or later. A file that
  /// was written just before may be written again within the same tick of the file system's clock, and keep its
  /// stamp ("racy Git"); two seconds is the coarsest tick there is (FAT).
  func isSettled(at now: Instant) -> Bool {
    max(modified, changed) / 1_000_000_000 < now.secondsSinceEpoch - 2
  }

  private static func nanoseconds(_ time: timespec) -> Int {
    let seconds = Int(time.tv_sec)
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? (seconds < 0 ? .min : .max) : product &+ Int(time.tv_nsec)
  }
}
