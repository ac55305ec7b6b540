import Glibc

/// A folder of its own for a test, removed with all that the test wrote into it.
final class TemporaryFolder {
  struct Failure: Error { let operation: String }

  let path: String
  private var written: [String] = []

  init() throws {
    let template = strdup("/tmp/pipeline-file-XXXXXX")
    defer { free(template) }
    guard let template, let made = mkdtemp(template) else { throw Failure(operation: "mkdtemp") }
    path = String(cString: made)
  }

  deinit {
    for name in written + ["link", "pipe.yaml"] { unlink(path + "/" + name) }
    rmdir(path)
  }

  /// The path with all links followed.
  var resolved: String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Writes a file and gives its path.
  func write(_ name: String, _ text: String) throws -> String {
    guard let file = fopen(path + "/" + name, "w") else { throw Failure(operation: "fopen") }
    defer { fclose(file) }
    written.append(name)
    fputs(text, file)
    return path + "/" + name
  }
}
