/// One thing that is wrong in a document: what, and where.
package struct YAMLDiagnostic: Error, Hashable, Sendable {
  package let mark: Mark
  package let problem: YAMLProblem
  /// The way from the root to the value, such as `stages.extract.with`; empty where the place says enough.
  package let path: String

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
