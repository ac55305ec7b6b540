/// Why a document cannot be parsed at all. Broken markup is no such reason: it is read as well as it can be.
package enum MarkupError: Error, Hashable, Sendable {
  /// There is no element and no text in it.
  case empty
  /// More bytes than `limit`.
  case tooLarge(bytes: Int, limit: Int)
  /// Nesting or attribute lists that would take the parser more than linear time.
  case tooComplex
  /// XML nested deeper than the parser follows.
  case tooDeep
  /// The parser could not get memory.
  case outOfMemory
}

extension MarkupError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "no markup and no text"
    case .tooLarge(let bytes, let limit): "\(bytes) bytes of markup are more than the limit of \(limit)"
    case .tooComplex: "tags with too many attributes, or nested too deeply for their errors"
    case .tooDeep: "elements are nested too deeply"
    case .outOfMemory: "no memory for the parser"
    }
  }
}
