/// Reads YAML 1.2 documents into nodes that know their places.
package enum YAMLParser {
  /// The value of the one document in `bytes`, or nil when there is nothing but white space and comments.
  ///
  /// Keys given twice, unknown tags and aliases without an anchor are collected; an error in the grammar or
  /// a bound that is passed ends the reading, and is the last of the diagnostics.
  ///
  /// - Parameters:
  ///   - bytes: the file, in UTF-8; a byte order mark is skipped.
  ///   - file: the name that errors give the file.
  ///   - limits: how much a file may ask for.
  /// - Throws: everything that was found wrong, in the order of the places.
  package static func parse(
    bytes: [UInt8], file: String, limits: YAMLLimits = YAMLLimits()
  ) throws(YAMLError) -> YAMLNode? {
    let document = read(bytes: bytes, limits: limits)
    if document.diagnostics.isEmpty { return document.root }
    throw YAMLError(file: file, diagnostics: document.diagnostics)
  }

  /// What could be read of `bytes`, and all that is wrong with them: for a caller that has more to check, and
  /// wants to report everything together.
  ///
  /// - Parameters:
  ///   - bytes: the file, in UTF-8; a byte order mark is skipped.
  ///   - limits: how much a file may ask for.
  package static func read(bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) -> YAMLDocument {
    let source = SourceText(bytes: bytes)
    if let diagnostic = source.encodingDiagnostic() {
      return YAMLDocument(root: nil, diagnostics: [diagnostic])
    }
    // libyaml takes the address of the bytes, and refuses none by an assertion.
    guard source.start < bytes.count else { return YAMLDocument(root: nil, diagnostics: []) }
    let outcome = bytes.withUnsafeBufferPointer { buffer in
      compose(UnsafeBufferPointer(rebasing: buffer[source.start...]), of: source, limits: limits)
    }
    if outcome.diagnostics.isEmpty { return outcome }
    // libyaml ends the last line for itself, and places what it misses there on a line the file does not have.
    let end = source.end
    return YAMLDocument(
      root: outcome.root,
      diagnostics: outcome.diagnostics.map { YAMLDiagnostic(mark: min($0.mark, end), problem: $0.problem) })
  }

  private static func compose(
    _ bytes: UnsafeBufferPointer<UInt8>, of source: SourceText, limits: YAMLLimits
  ) -> YAMLDocument {
    do throws(YAMLDiagnostic) {
      var composer = Composer(reader: try EventReader(bytes, source: source), limits: limits)
      return composer.compose()
    } catch {
      return YAMLDocument(root: nil, diagnostics: [error])
    }
  }
}
