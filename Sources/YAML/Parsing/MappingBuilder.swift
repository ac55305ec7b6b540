/// Gathers the pairs of one mapping: finds keys given twice, and resolves merge keys.
///
/// The rules are those of the merge key type (yaml.org/type/merge.html): a key of the mapping itself wins
/// over a merged one, and of merged mappings the earlier wins.
struct MappingBuilder {
  private enum Part {
    case own(YAMLMapping.Entry)
    case merged([YAMLMapping])
  }

  private var parts: [Part] = []
  private var ownKeys: [String: Mark] = [:]

  /// Adds a pair, and tells what is wrong with it. A pair that something is wrong with is left out.
  mutating func add(_ key: YAMLNode, _ value: YAMLNode) -> YAMLDiagnostic? {
    guard case .scalar(let scalar) = key.content else {
      return YAMLDiagnostic(mark: key.mark, problem: .collectionAsKey(found: key.found))
    }
    if let first = ownKeys[scalar.text] {
      return YAMLDiagnostic(mark: key.mark, problem: .duplicateKey(scalar.text, first: first))
    }
    ownKeys[scalar.text] = key.mark
    guard Self.isMerge(scalar) else {
      parts.append(.own(YAMLMapping.Entry(key: scalar.text, keyNode: key, valueNode: value)))
      return nil
    }
    let sources: [YAMLNode]
    if case .sequence(let nodes) = value.content { sources = nodes } else { sources = [value] }
    var mappings: [YAMLMapping] = []
    for source in sources {
      guard case .mapping(let mapping) = source.content else {
        return YAMLDiagnostic(mark: source.mark, problem: .mergeOfNoMapping(found: source.found))
      }
      mappings.append(mapping)
    }
    parts.append(.merged(mappings))
    return nil
  }

  /// The mapping of all pairs added.
  func mapping() -> YAMLMapping {
    var entries: [YAMLMapping.Entry] = []
    for part in parts {
      switch part {
      case .own(let entry): entries.append(entry)
      case .merged(let mappings):
        for mapping in mappings { entries += mapping.entries.filter { ownKeys[$0.key] == nil } }
      }
    }
    return YAMLMapping(entries: entries)
  }

  /// Only the plain `<<` merges; in quotes it is a key like any other.
  private static func isMerge(_ key: YAMLScalar) -> Bool {
    key.text == "<<" && key.style == .plain && (key.tag == nil || key.tag == TagRule.merge)
  }
}
