/// What tags say about values. Only those of the core schema and `!!merge` are known; a tag that would be
/// passed over in silence is more often a text that lacks its quotes.
enum TagRule {
  static let merge = prefix + "merge"
  private static let prefix = "tag:yaml.org,2002:"

  /// What a scalar means, and what is wrong with its tag.
  static func kind(
    of text: String, _ style: YAMLScalar.Style, tag: String?
  ) -> (kind: YAMLScalar.Kind, problem: YAMLProblem?) {
    guard let tag else { return (style == .plain ? CoreSchema.kind(ofPlain: text) : .string, nil) }
    let meaning = CoreSchema.kind(ofPlain: text)
    let fits: Bool
    switch tag {
    case prefix + "str", merge: return (.string, nil)
    case prefix + "null": fits = meaning == .null
    case prefix + "bool": fits = meaning == .boolean
    case prefix + "int": fits = meaning == .integer
    case prefix + "float": fits = meaning == .float || meaning == .integer
    case prefix + "seq", prefix + "map": fits = false
    default: return (.string, .unknownTag(shown(tag)))
    }
    return fits ? (meaning, nil) : (.string, .tagMismatch(tag: shown(tag), found: QuotedText.quoted(text)))
  }

  /// What is wrong with the tag of a list or mapping.
  static func problem(ofCollection tag: String?, isList: Bool) -> YAMLProblem? {
    switch tag {
    case nil, "!", prefix + (isList ? "seq" : "map"): return nil
    case .some(let tag):
      guard ["str", "null", "bool", "int", "float", "seq", "map"].contains(where: { prefix + $0 == tag })
      else {
        return .unknownTag(shown(tag))
      }
      return .tagMismatch(tag: shown(tag), found: isList ? "a list" : "a mapping")
    }
  }

  private static func shown(_ tag: String) -> String {
    tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
  }
}
