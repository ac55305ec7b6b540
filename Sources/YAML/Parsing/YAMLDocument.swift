/// What came of reading a document.
package struct YAMLDocument: Sendable {
  /// The value of the document; nil when there is none, or when its reading ended before the end.
  ///
  /// When something is wrong, the value lacks what it is wrong with: of a key given twice the first stays, and
  /// an alias without an anchor leaves an empty mapping.
  package let root: YAMLNode?
  /// What is wrong, in the order in which it was found.
  package let diagnostics: [YAMLDiagnostic]
}
