/// The values of a list, for a type that is being decoded.
struct NodeUnkeyedContainer: UnkeyedDecodingContainer {
  private let decoder: NodeDecoder
  private let nodes: [YAMLNode]
  private(set) var currentIndex = 0

  init(decoder: NodeDecoder, nodes: [YAMLNode]) {
    self.decoder = decoder
    self.nodes = nodes
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { nodes.count }
  var isAtEnd: Bool { currentIndex == nodes.count }

  mutating func decodeNil() throws -> Bool {
    let isNull = try current().decodeNil()
    if isNull { currentIndex += 1 }
    return isNull
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let value = try current().value(of: type)
    currentIndex += 1
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    let container = try current().container(keyedBy: type)
    currentIndex += 1
    return container
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let container = try current().unkeyedContainer()
    currentIndex += 1
    return container
  }

  mutating func superDecoder() throws -> any Decoder {
    let inner = try current()
    currentIndex += 1
    return inner
  }

  private func current() throws(YAMLDiagnostic) -> NodeDecoder {
    guard !isAtEnd else {
      throw decoder.diagnostic(
        .mismatch(expected: .longerSequence(nodes.count), found: "\(nodes.count)", unquoted: false))
    }
    return decoder.inner(nodes[currentIndex], NodeKey(index: currentIndex))
  }
}
