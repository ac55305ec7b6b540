import Glibc
import Hashing
import Records

/// Whether anything in a folder has changed, at little more than the price of asking the file system for each file:
/// a digest over the names and stamps of all files below it, in the order in which the folders give them. Another
/// order for the same files is taken for a change, which only costs a look at them.
///
/// Sees what `FolderWalk` sees: hidden files and folders are passed over, symbolic links are followed, no folder is
/// entered twice.
struct FolderListing {
  let digest: Digest
  /// The latest time in any stamp, in nanoseconds since 1970.
  private let latest: Int

  /// Nil if a folder or file cannot be looked at: then nothing can be told.
  init?(at root: String, isRecursive: Bool) {
    var walk = Walk(isRecursive: isRecursive)
    guard walk.enter(open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC), depth: 0) else { return nil }
    latest = walk.latest
    digest = walk.finish()
  }

  /// Whether a later write to any of the files would show; see `FileStamp.isSettled`.
  func isSettled(at now: Instant) -> Bool { latest / 1_000_000_000 < now.secondsSinceEpoch - 2 }

  private struct Walk: ~Copyable {
    private static let bufferSize = 1 << 16

    private let isRecursive: Bool
    private var hash = SHA256()
    private var buffer: [UInt8] = []
    private var entered: Set<[UInt64]> = []
    private(set) var latest = 0

    init(isRecursive: Bool) {
      self.isRecursive = isRecursive
      buffer.reserveCapacity(Self.bufferSize + 512)
    }

    consuming func finish() -> Digest {
      hash.update(buffer)
      return hash.finish()
    }

    /// Looks at all in a folder, given as an open descriptor that is closed here.
    mutating func enter(_ descriptor: CInt, depth: Int) -> Bool {
      guard descriptor >= 0, depth < 256, let stream = fdopendir(descriptor) else { return false }
      defer { closedir(stream) }
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { return false }
      guard entered.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted else { return true }
      while true {
        errno = 0
        guard let entry = readdir(stream) else { return errno == 0 && leave() }
        let isWhole = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { look($0, in: descriptor, depth) }
        }
        guard isWhole else { return false }
      }
    }

    private mutating func look(_ name: UnsafePointer<CChar>, in folder: CInt, _ depth: Int) -> Bool {
      guard name[0] != CChar(bitPattern: UInt8(ascii: ".")) else { return true }
      var status = stat()
      guard fstatat(folder, name, &status, 0) == 0 else { return false }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      add(UnsafeRawBufferPointer(start: name, count: strlen(name) + 1))
      let stamp = FileStamp(status)
      if isFolder {
        // A folder's own times tell nothing that the names in it do not.
        mark(UInt64(status.st_mode & S_IFMT))
        return !isRecursive
          || enter(openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC), depth: depth + 1)
      }
      latest = max(latest, stamp.modified, stamp.changed)
      var fields = (
        UInt64(status.st_mode & S_IFMT), stamp.device, stamp.inode, UInt64(bitPattern: Int64(stamp.size)),
        UInt64(bitPattern: Int64(stamp.modified)), UInt64(bitPattern: Int64(stamp.changed))
      )
      withUnsafeBytes(of: &fields) { add($0) }
      return true
    }

    /// Where a folder ends, so that a file cannot move out of it unseen.
    private mutating func leave() -> Bool {
      mark(0)
      return true
    }

    private mutating func mark(_ word: UInt64) {
      withUnsafeBytes(of: word) { add($0) }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
      buffer.append(contentsOf: bytes)
      if buffer.count >= Self.bufferSize {
        hash.update(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
  }
}
