import Glibc

/// Lists the files of a folder that a pattern selects, in the byte order of their relative paths.
///
/// Hidden files and folders are passed over. Symbolic links are followed; a folder that was already entered, by
/// whatever path, is not entered again, so loops of links end and the list stays linear.
struct FolderWalk {
  /// A file, or a place that could not be looked at.
  struct Entry: Sendable {
    /// Path relative to the folder; bytes that are no UTF-8 stand as %XX.
    let path: String
    /// Path to open.
    let location: [CChar]
    let status: Result<FileStatus, FileProblem>
  }

  enum FileStatus: Sendable {
    case regular(FileStamp)
    case other
  }

  private let pattern: FolderPattern
  private var entries: [Entry] = []
  private var entered: Set<[UInt64]> = []

  /// Throws if the folder itself cannot be read.
  static func list(_ pattern: FolderPattern, at root: String) throws(FileProblem) -> [Entry] {
    var walk = FolderWalk(pattern)
    try walk.enter(Array(root.utf8CString.dropLast()), prefix: "", depth: 0)
    return walk.entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private init(_ pattern: FolderPattern) { self.pattern = pattern }

  private mutating func enter(_ location: [CChar], prefix: String, depth: Int) throws(FileProblem) {
    guard let stream = opendir(location + [0]) else { throw .system(errno) }
    defer { closedir(stream) }
    var status = stat()
    guard fstat(dirfd(stream), &status) == 0 else { throw .system(errno) }
    guard entered.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted else { return }
    guard depth < 256 else { throw .system(ELOOP) }
    var folders: [Entry] = []
    for name in try names(stream) {
      let path = prefix + Self.text(name)
      let full = location + [CChar(bitPattern: UInt8(ascii: "/"))] + name
      guard fstatat(dirfd(stream), name + [0], &status, 0) == 0 else {
        let code = errno
        if selects(path) {
          entries.append(Entry(path: path, location: full, status: .failure(.system(code))))
        }
        continue
      }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      if isFolder {
        guard pattern.isRecursive, !pattern.exclude.contains(where: { $0.matches(path) }) else { continue }
        folders.append(Entry(path: path, location: full, status: .success(.other)))
      } else if selects(path) {
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        entries.append(
          Entry(
            path: path, location: full, status: .success(isRegular ? .regular(FileStamp(status)) : .other)))
      }
    }
    for folder in folders {
      do {
        try enter(folder.location, prefix: folder.path + "/", depth: depth + 1)
      } catch {
        entries.append(Entry(path: folder.path + "/", location: folder.location, status: .failure(error)))
      }
    }
  }

  /// Names in byte order, without hidden ones.
  private func names(_ stream: OpaquePointer) throws(FileProblem) -> [[CChar]] {
    var result: [[CChar]] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) }
      }
      if name.first != CChar(bitPattern: UInt8(ascii: ".")) { result.append(name) }
    }
    guard errno == 0 else { throw .system(errno) }
    return result.sorted { a, b in
      a.lexicographicallyPrecedes(b) { UInt8(bitPattern: $0) < UInt8(bitPattern: $1) }
    }
  }

  private func selects(_ path: String) -> Bool {
    guard !pattern.exclude.contains(where: { $0.matches(path) }) else { return false }
    return pattern.include.isEmpty
      ? MediaType.isPageName(path) : pattern.include.contains { $0.matches(path) }
  }

  private static func text(_ name: [CChar]) -> String {
    let bytes = name.map { UInt8(bitPattern: $0) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let digits = Array("0123456789ABCDEF".utf8)
    return String(
      decoding: bytes.flatMap { byte in
        byte < 0x80 ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }, as: UTF8.self)
  }
}
