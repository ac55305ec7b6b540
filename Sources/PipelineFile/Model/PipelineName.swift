/// What pipelines and stages may be called: names stand in paths, in options and, for stages, before a dot.
enum PipelineName {
  /// The most characters of a name: it must fit into a file name with room to spare.
  static let longest = 100

  /// The same rule as a regular expression (ECMA-262, as JSON Schema wants it).
  static let pattern = "^[A-Za-z0-9][A-Za-z0-9_-]*$"

  static func isValid(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetterOrDigit(first), name.utf8.count <= longest else {
      return false
    }
    return name.utf8.allSatisfy {
      isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
