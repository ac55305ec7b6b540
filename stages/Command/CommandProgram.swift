import Glibc
import Hashing
import StageKit
import Synchronization

/// The program that a command names: where its file is, and what it is started with.
struct CommandProgram: Sendable {
  /// The program and its arguments.
  let arguments: [String]
  let files: [FileValue]
  /// Absolute path, or nil for one of `files`.
  let path: String?
  /// The file that PATH or an absolute path finds; nil for one of `files`, which is hashed as such.
  let file: ProgramFile?

  init(_ parameters: Parameters) throws(ParameterProblem) {
    arguments = parameters.texts("command")
    files = parameters.list("files").compactMap { if case .file(let file) = $0 { file } else { nil } }
    guard let name = arguments.first, !name.isEmpty else {
      throw ParameterProblem(parameter: "command", "the program is missing")
    }
    if let zero = arguments.first(where: { $0.utf8.contains(0) }) {
      throw ParameterProblem(parameter: "command", "'\(zero)' holds a NUL, which no argument can")
    }
    for file in files where file.path.hasPrefix("/") || file.path.split(separator: "/").contains("..") {
      throw ParameterProblem(
        parameter: "files",
        "\(file.path) would lie outside the program's working folder; give a path below the pipeline file")
    }
    let local = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
    if name.contains("/"), files.contains(where: { Self.plain($0.path) == local }) {
      path = nil
      file = nil
      return
    }
    guard let found = Self.find(name) else {
      throw ParameterProblem(
        parameter: "command",
        name.hasPrefix("/") || !name.contains("/")
          ? "there is no program '\(name)' that may be run" : "'\(name)' is not among `files`; add it there")
    }
    path = found
    file = Self.digest(of: found).map { ProgramFile(name: name, digest: $0) }
  }

  /// A path as it lies in the working folder.
  static func plain(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }

  private static func find(_ name: String) -> String? {
    if name.hasPrefix("/") { return access(name, X_OK) == 0 ? name : nil }
    guard !name.contains("/") else { return nil }
    return searchPath.split(separator: ":").lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  /// Where programs are looked for, by us and by the program.
  static var searchPath: String {
    getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
  }

  private static let digests = Mutex<[String: Digest]>([:])

  /// Of a program's file, hashed once a run however many stages use it.
  private static func digest(of path: String) -> Digest? {
    digests.withLock { digests in
      if let known = digests[path] { return known }
      guard let file = fopen(path, "rb") else { return nil }
      defer { fclose(file) }
      var hash = SHA256()
      var buffer = [UInt8](repeating: 0, count: 1 << 20)
      while true {
        let count = fread(&buffer, 1, buffer.count, file)
        guard count > 0 else { break }
        hash.update(Array(buffer[..<count]))
      }
      let digest = hash.finish()
      digests[path] = digest
      return digest
    }
  }
}
