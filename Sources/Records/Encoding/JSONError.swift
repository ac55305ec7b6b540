/// What is wrong with a piece of JSON, and at which byte.
package struct JSONError: Error, Hashable, Sendable {
  /// What was looked for.
  package enum Expected: String, Sendable {
    case object, array, string, number, integer, boolean, value, comma, colon
  }

  package enum Problem: Hashable, Sendable {
    case expected(Expected)
    case unclosedString
    case badEscape
    case notUTF8
    case tooDeep
    case missing(String)
    case trailing
  }

  package let problem: Problem
  /// Byte offset into what was read.
  package let position: Int

  package init(_ problem: Problem, at position: Int) {
    self.problem = problem
    self.position = position
  }
}

extension JSONError: CustomStringConvertible {
  package var description: String {
    let what =
      switch problem {
      case .expected(let expected):
        "\(expected == .integer || expected == .object || expected == .array ? "an" : "a") \(expected.rawValue) is expected"
      case .unclosedString: "a string is not closed"
      case .badEscape: "an escape in a string is not valid"
      case .notUTF8: "a string is not valid UTF-8"
      case .tooDeep: "nesting is deeper than \(JSONReader.maximumDepth)"
      case .missing(let name): "member '\(name)' is missing"
      case .trailing: "something follows the value"
      }
    return "\(what) at byte \(position)"
  }
}
