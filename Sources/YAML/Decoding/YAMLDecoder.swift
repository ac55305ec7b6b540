/// Makes `Decodable` values out of nodes.
///
/// Everything that is wrong is told with its place in the file and its path from the root, whichever type
/// found it: a `DecodingError` that a type throws by itself gets them too.
package struct YAMLDecoder: Sendable {
  /// Whether a key that the type never asked for is an error.
  package var refusesUnknownKeys: Bool

  /// A decoder that refuses keys the type does not know, unless told otherwise.
  package init(refusesUnknownKeys: Bool = true) {
    self.refusesUnknownKeys = refusesUnknownKeys
  }

  /// The value of a document. An empty one is an error.
  ///
  /// - Throws: all that is wrong with the document, or the first thing about its values that the type refuses,
  ///   or, when it refuses none, all keys that it does not know.
  package func decode<T: Decodable>(_ type: T.Type, bytes: [UInt8], file: String) throws(YAMLError) -> T {
    guard let node = try YAMLParser.parse(bytes: bytes, file: file) else {
      throw YAMLError(file: file, diagnostics: [YAMLDiagnostic(mark: .start, problem: .emptyFile)])
    }
    return try decode(type, from: node, file: file)
  }

  /// The value of a node of `file`.
  package func decode<T: Decodable>(_ type: T.Type, from node: YAMLNode, file: String) throws(YAMLError) -> T
  {
    let keyUse = KeyUse()
    let value: T
    do throws(YAMLDiagnostic) {
      value = try NodeDecoder(node: node, codingPath: [], keyUse: keyUse).value(of: type)
    } catch {
      throw YAMLError(file: file, diagnostics: [error])
    }
    let unknown = refusesUnknownKeys ? keyUse.unknownKeys() : []
    guard unknown.isEmpty else { throw YAMLError(file: file, diagnostics: unknown) }
    return value
  }
}
