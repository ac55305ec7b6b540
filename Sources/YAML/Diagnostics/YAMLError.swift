/// Why a file is not the document asked for: everything that was found wrong with it.
package struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as the caller named it.
  package let file: String
  /// At least one, in the order of their places.
  package let diagnostics: [YAMLDiagnostic]

  /// An error of `file` from what was found wrong, in any order.
  package init(file: String, diagnostics: [YAMLDiagnostic]) {
    self.file = file
    self.diagnostics = diagnostics.sorted { left, right in
      left.mark == right.mark ? left.message < right.message : left.mark < right.mark
    }
  }

  /// One line for each diagnostic.
  package var lines: [String] { diagnostics.map { $0.line(file: file) } }

  /// All lines, as they are shown.
  package var description: String { lines.joined(separator: "\n") }
}
