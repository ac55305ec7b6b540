/// One thing that is wrong in a document: what, and where.
package struct YAMLDiagnostic: Error, Hashable, Sendable {
  /// Where it is wrong.
  package let mark: Mark
  /// What is wrong.
  package let problem: YAMLProblem
  /// The way from the root to the value, such as `stages.extract.with`; empty where the place says enough.
  package let path: String

  /// A diagnostic of a problem at a place.
  package init(mark: Mark, problem: YAMLProblem, path: String = "") {
    self.mark = mark
    self.problem = problem
    self.path = path
  }

  /// The whole error in one line: `file:line:column: error: message; what to do`.
  package func line(file: String) -> String {
    mark.errorLine(file: file, message: message)
  }
}
