/// The keys and values of a mapping, in the order they are written, each key once.
///
/// Keys are scalars and are told apart by their text: `1` and `"1"` are one key. What a merge key `<<` brings
/// stands in its place.
package struct YAMLMapping: Sendable {
  /// A key and its value.
  package struct Entry: Sendable {
    /// The text of the key.
    package let key: String
    /// The key, for its place.
    package let keyNode: YAMLNode
    /// The value.
    package let valueNode: YAMLNode
  }

  /// The keys and values, in the order they are written.
  package let entries: [Entry]
  private let places: [String: Int]

  /// A mapping of `entries`; of several with one key the first counts.
  package init(entries: [Entry]) {
    var places: [String: Int] = [:]
    var kept: [Entry] = []
    kept.reserveCapacity(entries.count)
    for entry in entries where places[entry.key] == nil {
      places[entry.key] = kept.count
      kept.append(entry)
    }
    self.entries = kept
    self.places = places
  }

  /// The entry of `key`, or nil when it is not given.
  package subscript(key: String) -> Entry? {
    places[key].map { entries[$0] }
  }

  /// The keys in the order they are written.
  package var keys: [String] { entries.map(\.key) }

  /// One diagnostic for each key that is not among `known`, at the key, with the nearest known one.
  package func unknownKeys(known: [String]) -> [YAMLDiagnostic] {
    let knownKeys = Set(known)
    return entries.filter { !knownKeys.contains($0.key) }.map { entry in
      let nearest = SpellingSuggestion.nearest(
        to: entry.key, among: known.filter { places[$0] == nil })
      return YAMLDiagnostic(
        mark: entry.keyNode.mark, problem: .unknownKey(entry.key, known: known, nearest: nearest))
    }
  }
}
