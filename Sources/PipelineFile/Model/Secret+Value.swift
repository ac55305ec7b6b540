import Glibc

/// Why a secret is not at hand; names where it should be.
package struct SecretProblem: Error, Hashable, CustomStringConvertible {
  package let description: String

  package init(description: String) { self.description = description }
}

extension Secret {
  /// The text itself.
  package func value() throws(SecretProblem) -> String {
    switch self {
    case .text(let text): return text
    case .environment(let name):
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else {
        throw SecretProblem(description: "the environment variable \(name) is not set")
      }
      return value
    case .file(let path):
      let bytes: [UInt8]
      do throws(FileProblem) {
        bytes = try SystemFile.read(path, limit: 1 << 16)
      } catch {
        throw SecretProblem(description: "the file \(path) cannot be read: \(error.words)")
      }
      let isSpace: (UInt8) -> Bool = { $0 <= 0x20 }
      guard let first = bytes.firstIndex(where: { !isSpace($0) }),
        let last = bytes.lastIndex(where: { !isSpace($0) })
      else { throw SecretProblem(description: "the file \(path) is empty") }
      return String(decoding: bytes[first...last], as: UTF8.self)
    }
  }
}
