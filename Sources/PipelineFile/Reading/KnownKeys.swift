import YAML

/// A mapping whose keys are known beforehand.
///
/// An unknown key is reported, and taken for the key that it is probably a misspelling of: what stands under
/// it can then be checked in the same run.
struct KnownKeys {
  private var entries: [String: YAMLMapping.Entry] = [:]

  /// - Parameter elsewhere: what is wrong with a key that is known in another place; nil if it is not.
  init(
    _ mapping: YAMLMapping, known: [String], problems: inout ProblemList,
    elsewhere: (String) -> PipelineProblem? = { _ in nil }
  ) {
    for key in known { entries[key] = mapping[key] }
    for diagnostic in mapping.unknownKeys(known: known) {
      guard case .unknownKey(let key, _, let nearest) = diagnostic.problem else { continue }
      if let problem = elsewhere(key) {
        problems.add(diagnostic.mark, problem)
        continue
      }
      problems.add(diagnostic)
      if let nearest, entries[nearest] == nil { entries[nearest] = mapping[key] }
    }
  }

  /// The entry of a key, be it misspelt.
  subscript(key: String) -> YAMLMapping.Entry? { entries[key] }

  /// The value of a key; nil if it is absent or null.
  func value(_ key: String) -> YAMLNode? {
    guard let node = entries[key]?.valueNode, !node.isNull else { return nil }
    return node
  }
}
