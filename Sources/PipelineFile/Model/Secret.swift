/// A text that is nobody else's business: the file gives it, or says where it is.
///
/// Nothing of it is in a key, a log or the record of a run. Its description tells where it is and never what.
package enum Secret: Hashable, Sendable, CustomStringConvertible {
  case text(String)
  /// The name of the environment variable that holds it.
  case environment(String)
  /// The absolute path of the file that holds it, white space around it aside.
  case file(String)

  package var description: String {
    switch self {
    case .text: "a text in the pipeline file"
    case .environment(let name): "the environment variable \(name)"
    case .file(let path): "the file \(path)"
    }
  }
}
