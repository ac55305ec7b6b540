/// The keys and values of a mapping, for a type that is being decoded.
struct NodeKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let decoder: NodeDecoder
  private let mapping: YAMLMapping
  private let path: String

  init(decoder: NodeDecoder) throws(YAMLDiagnostic) {
    self.decoder = decoder
    mapping = try decoder.reading(decoder.node.mapping)
    path = decoder.path
    decoder.keyUse.open(mapping, at: path)
  }

  var codingPath: [any CodingKey] { decoder.codingPath }

  /// Every key that the type can name; asking for the list is not yet asking for a key.
  var allKeys: [Key] {
    mapping.keys.compactMap { Key(stringValue: $0) }
  }

  func contains(_ key: Key) -> Bool {
    decoder.keyUse.ask(key.stringValue, at: path)
    return mapping[key.stringValue] != nil
  }

  func decodeNil(forKey key: Key) throws -> Bool { try inner(key).decodeNil() }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try inner(key).value(of: type) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try inner(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try inner(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { try inner(NodeKey(stringValue: "super")) }

  func superDecoder(forKey key: Key) throws -> any Decoder { try inner(key) }

  private func inner(_ key: any CodingKey) throws(YAMLDiagnostic) -> NodeDecoder {
    decoder.keyUse.ask(key.stringValue, at: path)
    guard let entry = mapping[key.stringValue] else {
      let near = SpellingSuggestion.nearest(to: key.stringValue, among: mapping.keys)
      throw decoder.diagnostic(.missingKey(key.stringValue, near: near))
    }
    return decoder.inner(entry.valueNode, key)
  }
}
