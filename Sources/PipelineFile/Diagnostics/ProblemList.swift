import YAML

/// Gathers what is wrong with a file.
struct ProblemList {
  /// What is gathered at most: nobody mends more at once, and each takes a search for the nearest spelling.
  static let limit = 100

  private(set) var diagnostics: [PipelineDiagnostic] = []

  var isEmpty: Bool { diagnostics.isEmpty }
  /// Whether looking for more is in vain.
  var isFull: Bool { diagnostics.count >= Self.limit }

  mutating func add(_ mark: Mark, _ problem: PipelineProblem) {
    if !isFull { diagnostics.append(PipelineDiagnostic(mark: mark, problem: problem)) }
  }

  mutating func add(_ diagnostic: YAMLDiagnostic) { add(diagnostic.mark, .yaml(diagnostic)) }

  /// The error of a file, sorted by place; nil if nothing is wrong. A value that several aliases stand for is
  /// read several times, but its mistakes are named once.
  func error(file: String) -> PipelineFileError? {
    guard !isEmpty else { return nil }
    var sorted = Array(Set(diagnostics)).sorted { left, right in
      left.mark == right.mark ? left.problem.message < right.problem.message : left.mark < right.mark
    }
    if isFull, let last = sorted.last {
      sorted.append(PipelineDiagnostic(mark: last.mark, problem: .more(than: Self.limit)))
    }
    return PipelineFileError(file: file, diagnostics: sorted)
  }
}
