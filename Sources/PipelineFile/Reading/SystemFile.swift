import Glibc

/// Reads whole files. The only place of the module that calls the system.
enum SystemFile {
  /// The bytes of a regular file of at most `limit` bytes.
  static func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    // A path with a NUL would be cut there, and another file be read.
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .missing }
    // Opening a pipe for reading would otherwise wait for someone to write.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw problem(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw problem(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .directory
    default: throw .notRegular
    }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: min(max(Int(status.st_size), 0), 1 << 20) + 1)
    while true {
      let count = piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw problem(errno) }
      if count == 0 { return bytes }
      bytes += piece[..<count]
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    }
  }

  /// The absolute path, links followed, of the folder that holds a file that is there.
  static func folder(of path: String) -> String {
    let parent = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard let resolved = realpath(parent, nil) else { return parent }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// What an error number means, as it stands inside a line.
  static func words(of errno: Int32) -> String { String(cString: strerror(errno)).lowercased() }

  private static func problem(_ number: Int32) -> FileProblem {
    number == ENOENT || number == ENOTDIR ? .missing : .system(errno: number)
  }
}

/// Paths inside a pipeline file.
enum FilePath {
  /// A path relative to a folder, its `..` left to the system, which knows of links.
  static func join(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }

  /// A path relative to a folder as an absolute one, without `.` and `..`.
  static func resolve(_ path: String, in folder: String) -> String {
    var parts: [Substring] = []
    for part in join(folder, path).split(separator: "/") where part != "." {
      if part != ".." { parts.append(part) } else if !parts.isEmpty { parts.removeLast() }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Whether a folder, given without `.` and `..`, is the same as another or holds it.
  static func holds(_ folder: String, _ path: String) -> Bool {
    folder == "/" || path == folder || path.hasPrefix(folder + "/")
  }
}
