/// What becomes of the errors that a type throws by itself while it is decoded.
extension NodeDecoder {
  /// The diagnostic of an error that `type` threw: its cases if it lists them, else its own words.
  func refusal<T>(by type: T.Type, _ error: any Error) -> YAMLDiagnostic {
    if case .scalar(let scalar) = node.content, scalar.kind == .string,
      let listed = type as? any CaseIterable.Type
    {
      let words = spellings(of: listed)
      let nearest = SpellingSuggestion.nearest(to: scalar.text, among: words)
      return diagnostic(.unknownWord(scalar.text, known: words, nearest: nearest))
    }
    switch error as? DecodingError {
    case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
      return refused(context)
    case .keyNotFound(let key, _): return diagnostic(.missingKey(key.stringValue, near: nil))
    default: return diagnostic(.refused("\(error)"))
    }
  }

  /// The words of a type at the value they are about, which may lie deeper than the node being decoded.
  private func refused(_ context: DecodingError.Context) -> YAMLDiagnostic {
    var place = self
    for key in context.codingPath.dropFirst(codingPath.count) {
      guard let inner = place.child(key) else { break }
      place = inner
    }
    return place.diagnostic(.refused(context.debugDescription))
  }

  private func child(_ key: any CodingKey) -> NodeDecoder? {
    switch node.content {
    case .mapping(let mapping): return mapping[key.stringValue].map { inner($0.valueNode, key) }
    case .sequence(let nodes):
      guard let index = key.intValue, nodes.indices.contains(index) else { return nil }
      return inner(nodes[index], NodeKey(index: index))
    case .scalar: return nil
    }
  }

  private func spellings<T: CaseIterable>(of type: T.Type) -> [String] {
    type.allCases.map { ($0 as? any RawRepresentable<String>)?.rawValue ?? "\($0)" }
  }
}
