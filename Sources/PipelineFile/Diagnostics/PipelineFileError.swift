package import YAML

/// Why a pipeline file is not one that can run: everything that is wrong with it.
///
/// Nothing has run when this is thrown. A command that shows it ends with `exitStatus`.
package struct PipelineFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The exit status of a command whose pipeline file is wrong: EX_CONFIG of sysexits.h.
  package static let exitStatus: Int32 = 78

  /// Path of the file as it was given.
  package let file: String
  /// At least one, in the order of their places; no two are the same.
  package let diagnostics: [PipelineDiagnostic]

  /// One line for each mistake: `file:line:column: error: what is wrong; what to do`.
  package var lines: [String] {
    diagnostics.map { $0.mark.errorLine(file: file, message: $0.problem.message) }
  }

  /// All lines, as they are shown.
  package var description: String { lines.joined(separator: "\n") }
}

/// One mistake and its place.
package struct PipelineDiagnostic: Hashable, Sendable {
  /// Where it is wrong; the start of the file if the whole file is.
  package let mark: Mark
  package let problem: PipelineProblem
}
