/// What can be wrong with a document, as facts; the words are in `YAMLProblem+Text.swift`.
package enum YAMLProblem: Hashable, Sendable {
  case emptyFile
  case encoding(EncodingProblem)
  case syntax(SyntaxProblem)

  case tooDeep(limit: Int)
  case aliasesTooLarge(limit: Int)
  case secondDocument
  case duplicateKey(String, first: Mark)
  case collectionAsKey(found: String)
  case mergeOfNoMapping(found: String)
  case undefinedAlias(String, nearest: String?)
  case aliasInsideItself(String, anchor: Mark)
  case unknownTag(String)
  case tagMismatch(tag: String, found: String)

  case mismatch(expected: YAMLExpectation, found: String, unquoted: Bool)
  case unknownWord(String, known: [String], nearest: String?)
  case missingKey(String, near: String?)
  case unknownKey(String, known: [String], nearest: String?)
  /// A type refused the value with words of its own.
  case refused(String)
}

/// Bytes that are no text YAML may hold.
package enum EncodingProblem: Hashable, Sendable {
  case utf16
  case notUTF8(byte: UInt8)
  case controlCharacter(UInt32)
}
