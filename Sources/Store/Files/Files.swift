import Glibc

/// The system calls of the store, each with its path in the error. The only place that makes them.
package enum Files {
  /// Reads a whole file; nil if it is not there.
  package static func read(_ path: String) throws(StoreError) -> [UInt8]? {
    let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .system(operation: "open", path: path, errno: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .system(operation: "look at", path: path, errno: errno)
    }
    var result: [UInt8] = []
    var failure: Int32 = 0
    let expected = Int(status.st_size)
    result = [UInt8](unsafeUninitializedCapacity: expected + 1) { buffer, count in
      while count < buffer.count {
        let got = retrying { Glibc.read(descriptor, buffer.baseAddress! + count, buffer.count - count) }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    guard failure == 0 else { throw .system(operation: "read", path: path, errno: failure) }
    guard result.count <= expected else { throw .system(operation: "read", path: path, errno: EAGAIN) }
    return result
  }

  /// Writes a new file and forces it to the disk. Fails if the file is there.
  package static func writeDurably(_ bytes: [UInt8], to path: String) throws(StoreError) {
    let descriptor = retrying { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) }
    guard descriptor >= 0 else { throw .system(operation: "create", path: path, errno: errno) }
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let wrote = retrying { Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done) }
        guard wrote >= 0 else {
          failure = errno
          return
        }
        done += wrote
      }
    }
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 {
      unlink(path)
      throw .system(operation: "write", path: path, errno: failure)
    }
  }

  /// Lets only its owner read and write a file.
  package static func restrict(_ path: String) throws(StoreError) {
    guard chmod(path, 0o600) == 0 else { throw .system(operation: "restrict", path: path, errno: errno) }
  }

  /// Renames within one file system, replacing what is there.
  package static func rename(_ from: String, to path: String) throws(StoreError) {
    guard Glibc.rename(from, path) == 0 else {
      throw .system(operation: "rename to", path: path, errno: errno)
    }
  }

  /// Forces a folder's entries to the disk.
  package static func syncFolder(_ path: String) throws(StoreError) {
    let descriptor = retrying { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .system(operation: "open", path: path, errno: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system(operation: "sync", path: path, errno: errno) }
  }

  /// Makes a folder and those above it; one that is there is fine.
  package static func makeFolder(_ path: String) throws(StoreError) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw .system(operation: "make the folder", path: path, errno: errno)
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw .system(operation: "make the folder", path: path, errno: errno)
    }
  }

  /// Whether a process with this number runs.
  static func isRunning(_ process: Int32) -> Bool { kill(process, 0) == 0 || errno == EPERM }

  /// Whether something, a dangling link included, stands at the path.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Bytes of the file at a path, links followed; nil if there is none.
  package static func size(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Seconds since the file at a path was written last; nil if there is none.
  static func age(of path: String) -> Int? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return time(nil) - status.st_mtim.tv_sec
  }

  /// Where a symbolic link points; nil if it is none.
  package static func link(at path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { readlink(path, $0.baseAddress!, $0.count) }
    return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
  }

  /// Makes a symbolic link.
  package static func makeLink(at path: String, to target: String) throws(StoreError) {
    guard symlink(target, path) == 0 else { throw .system(operation: "link", path: path, errno: errno) }
  }

  /// The names in a folder, sorted bytewise; none if there is no such folder.
  package static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var result: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { result.append(name) }
    }
    return result.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Removes a file, a link, or a folder with all in it; what is not there is fine.
  package static func remove(_ path: String) throws(StoreError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in names(in: path) { try remove(path + "/" + name) }
      guard rmdir(path) == 0 || errno == ENOENT else {
        throw .system(operation: "remove", path: path, errno: errno)
      }
    } else {
      guard unlink(path) == 0 || errno == ENOENT else {
        throw .system(operation: "remove", path: path, errno: errno)
      }
    }
  }

  private static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }
}
