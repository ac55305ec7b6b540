import Glibc
import StageKit
import Synchronization

/// Working folders for the program's processes: each process gets a fresh one with the declared files in it, so
/// that nothing that one leaves behind can reach another.
final class Scratch {
  private static let counter = Atomic(0)

  private let files: [FileValue]
  private let root: String
  private var last: String?

  /// `parent` may be shared with other machines, on which processes have the same numbers: the name is drawn until it
  /// is nobody's.
  init(
    _ files: [FileValue], in parent: String = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  ) throws(CommandProblem) {
    self.files = files
    let template = Self.absolute(parent) + "/command.XXXXXX"
    var name = Array(template.utf8CString)
    let isMade = name.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } != nil }
    guard isMade else { throw Self.problem("make the folder", template) }
    root = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(root) }

  /// A fresh folder; the one before is removed.
  func folder() throws(CommandProblem) -> String {
    if let last { Self.remove(last) }
    let path = "\(root)/\(Self.counter.wrappingAdd(1, ordering: .relaxed).newValue)"
    last = path
    try Self.makeFolder(path)
    for file in files { try write(file, below: path) }
    return path
  }

  private func write(_ file: FileValue, below folder: String) throws(CommandProblem) {
    let name = CommandProgram.plain(file.path)
    var place = folder
    for part in name.split(separator: "/").dropLast() {
      place += "/\(part)"
      if access(place, F_OK) != 0 { try Self.makeFolder(place) }
    }
    let path = folder + "/" + name
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o755)
    guard descriptor >= 0 else { throw Self.problem("create", path) }
    var done = 0
    while done < file.bytes.count {
      let count = file.bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        defer { close(descriptor) }
        throw Self.problem("write", path)
      }
      done += count
    }
    close(descriptor)
  }

  /// The program starts in another folder, from which a relative path would lead elsewhere.
  private static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func makeFolder(_ path: String) throws(CommandProblem) {
    guard mkdir(path, 0o700) == 0 else { throw problem("make the folder", path) }
  }

  private static func problem(_ operation: String, _ path: String) -> CommandProblem {
    .cannotStart("cannot \(operation) \(path): \(String(cString: strerror(errno)))")
  }

  /// Removes a folder with all in it, as far as it may.
  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR, let folder = opendir(path) else {
      unlink(path)
      return
    }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { remove(path + "/" + name) }
    }
    closedir(folder)
    rmdir(path)
  }
}
