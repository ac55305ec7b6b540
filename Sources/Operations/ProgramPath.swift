import Glibc

/// Finds programs as a shell does.
enum ProgramPath {
  /// The path of a program; nil if there is none that can be run. A name with a slash is a path from `folder`.
  static func find(_ name: String, from folder: String) -> String? {
    guard !name.isEmpty, !name.utf8.contains(0) else { return nil }
    if name.contains("/") {
      let path = name.hasPrefix("/") ? name : folder + "/" + name
      return isProgram(path) ? path : nil
    }
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/\(name)" }.first(where: isProgram)
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
