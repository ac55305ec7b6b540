import Glibc

/// What is free on the disk that holds a path.
package struct DiskSpace: Hashable, Sendable {
  /// Bytes that this user may still write.
  package let free: Int
  /// Files that this user may still make; nil where the file system sets no number.
  package let freeFiles: Int?
  /// Tells disks apart.
  package let device: UInt64
  /// The path itself, or the nearest folder above it that is there.
  package let path: String

  package init(free: Int, freeFiles: Int?, device: UInt64, path: String) {
    self.free = free
    self.freeFiles = freeFiles
    self.device = device
    self.path = path
  }

  /// Nil if the system does not say.
  package init?(of path: String) {
    var path = path
    var status = stat()
    while stat(path, &status) != 0 {
      guard errno == ENOENT, let slash = path.lastIndex(of: "/"), path.count > 1 else { return nil }
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    }
    var space = statvfs()
    guard statvfs(path, &space) == 0 else { return nil }
    free = Int(clamping: UInt64(space.f_bavail) * UInt64(space.f_frsize))
    freeFiles = space.f_files > 0 ? Int(clamping: UInt64(space.f_favail)) : nil
    device = UInt64(status.st_dev)
    self.path = path
  }
}

/// Sizes of files together.
package enum FolderSize {
  /// Bytes of the regular files of a folder, those of folders in it included; a link that is the folder itself is
  /// followed, others are not. Nil if it is not there.
  package static func bytes(of folder: String) -> Int? {
    guard let entries = opendir(folder) else { return nil }
    defer { closedir(entries) }
    var sum = 0
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG: sum += Int(status.st_size)
      case S_IFDIR: sum += bytes(of: "\(folder)/\(name)") ?? 0
      default: break
      }
    }
    return sum
  }
}
