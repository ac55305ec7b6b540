/// Decodes one node.
struct NodeDecoder: Decoder {
  let node: YAMLNode
  let codingPath: [any CodingKey]
  let keyUse: KeyUse
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The way from the root to the node: `stages.extract.sources[2]`.
  var path: String {
    codingPath.reduce(into: "") { path, key in
      if let index = key.intValue, key is NodeKey {
        path += "[\(index)]"
      } else {
        path += path.isEmpty ? key.stringValue : "." + key.stringValue
      }
    }
  }

  /// The node as a value of `type`, or the diagnostic why it is none.
  func value<T: Decodable>(of type: T.Type) throws(YAMLDiagnostic) -> T {
    do {
      return try type.init(from: self)
    } catch let diagnostic as YAMLDiagnostic {
      throw located(diagnostic)
    } catch {
      throw refusal(by: type, error)
    }
  }

  /// A decoder of a value inside the node.
  func inner(_ node: YAMLNode, _ key: any CodingKey) -> NodeDecoder {
    NodeDecoder(node: node, codingPath: codingPath + [key], keyUse: keyUse)
  }

  /// The diagnostic of a problem with the node.
  func diagnostic(_ problem: YAMLProblem) -> YAMLDiagnostic {
    YAMLDiagnostic(mark: node.mark, problem: problem, path: path)
  }

  /// What `read` gives, its diagnostic completed with the path.
  func reading<T>(_ read: () throws(YAMLDiagnostic) -> T) throws(YAMLDiagnostic) -> T {
    do throws(YAMLDiagnostic) { return try read() } catch { throw located(error) }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(try NodeKeyedContainer<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    NodeUnkeyedContainer(decoder: self, nodes: try reading(node.sequence))
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  private func located(_ diagnostic: YAMLDiagnostic) -> YAMLDiagnostic {
    guard diagnostic.path.isEmpty else { return diagnostic }
    return YAMLDiagnostic(mark: diagnostic.mark, problem: diagnostic.problem, path: path)
  }
}

extension NodeDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { node.isNull }
  func decode(_ type: Bool.Type) throws -> Bool { try reading(node.boolean) }
  func decode(_ type: String.Type) throws -> String { try reading(node.string) }
  func decode(_ type: Double.Type) throws -> Double { try reading(node.number) }
  func decode(_ type: Float.Type) throws -> Float { Float(try reading(node.number)) }
  func decode<T: Decodable & FixedWidthInteger & Sendable>(_ type: T.Type) throws -> T {
    try reading { () throws(YAMLDiagnostic) in try node.integer(as: type) }
  }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try value(of: type) }
}

/// A key that is made by the decoder: the place in a list, or the name that `super` is kept under.
struct NodeKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(index: Int) {
    stringValue = "\(index)"
    intValue = index
  }

  init?(intValue: Int) { self.init(index: intValue) }

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }
}
