/// Remembers which keys of which mappings a type asked for, because `Decodable` passes over the others in
/// silence.
///
/// A decoder is used by one task from start to end, which is why this needs no lock.
final class KeyUse {
  private struct Use {
    let mapping: YAMLMapping
    var asked: Set<String> = []
  }

  private var uses: [String: Use] = [:]

  /// Notes that the mapping at `path` was opened for its keys.
  func open(_ mapping: YAMLMapping, at path: String) {
    if uses[path] == nil { uses[path] = Use(mapping: mapping) }
  }

  /// Notes that a key of the mapping at `path` is known.
  func ask(_ key: String, at path: String) {
    uses[path]?.asked.insert(key)
  }

  /// One diagnostic for each key that nobody asked for.
  func unknownKeys() -> [YAMLDiagnostic] {
    uses.flatMap { path, use in
      use.mapping.unknownKeys(known: use.asked.sorted()).map {
        YAMLDiagnostic(mark: $0.mark, problem: $0.problem, path: path)
      }
    }
  }
}
