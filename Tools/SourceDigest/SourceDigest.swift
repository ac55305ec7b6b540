import Glibc
import Hashing

/// `SourceDigest ROOT OUTPUT FILE...`: writes a Swift file that holds the digest of the files' names, relative to
/// ROOT, and contents. Neither the order of the files nor the place of ROOT matters.
@main
struct SourceDigest {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count >= 2, let root = arguments.first, let output = arguments.dropFirst().first else {
      exit(64)
    }
    var frame = Frame(kind: "sources/1")
    for (name, path) in arguments.dropFirst(2).map({ (relative($0, to: root), $0) }).sorted(by: {
      $0.0 < $1.0
    }) {
      guard let content = read(path) else { fail("cannot read \(path)") }
      frame.add(name, bytes: content)
    }
    let text = """
      /// Digest of this module's sources and of those it imports.
      enum ModuleDigest {
        static let sources = "\(frame.digest.hex)"
      }

      """
    guard save(text, to: output) else { fail("cannot write \(output)") }
  }

  private static func relative(_ path: String, to root: String) -> String {
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return ferror(file) == 0 ? result : nil }
      result.append(contentsOf: buffer[..<count])
    }
  }

  private static func save(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "wb") else { return false }
    let bytes = Array(text.utf8)
    let count = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && count == bytes.count
  }

  private static func fail(_ message: String) -> Never {
    let text = Array("error: \(message)\n".utf8)
    _ = Glibc.write(2, text, text.count)
    exit(1)
  }
}
