import StageKit
import YAML

/// Reads a pipeline file into a checked pipeline. Nothing runs, and no stage is made: what only a stage itself
/// can check (`ParameterProblem`) is found by the engine, which names its place by `PipelineStage.places`.
package enum PipelineLoader {
  /// The most bytes of a pipeline file.
  package static let largestFile = 16 << 20

  /// The pipeline of a file.
  ///
  /// - Parameters:
  ///   - path: the file, relative to the current folder; errors name it as it is given here.
  ///   - registry: the stage modules that the file may use.
  /// - Throws: everything that is wrong with the file, in the order of the places.
  package static func load(path: String, registry: StageRegistry) throws(PipelineFileError) -> Pipeline {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try SystemFile.read(path, limit: largestFile)
    } catch {
      throw PipelineFileError(
        file: path, diagnostics: [PipelineDiagnostic(mark: .start, problem: .file(error))])
    }
    return try load(bytes: bytes, file: path, folder: SystemFile.folder(of: path), registry: registry)
  }

  /// The pipeline that bytes declare.
  ///
  /// - Parameters:
  ///   - bytes: the text of the file, in UTF-8.
  ///   - file: what errors call the file.
  ///   - folder: where its relative paths start, as an absolute path.
  ///   - registry: the stage modules that the file may use.
  /// - Throws: everything that is wrong, in the order of the places.
  package static func load(
    bytes: [UInt8], file: String, folder: String, registry: StageRegistry
  ) throws(PipelineFileError) -> Pipeline {
    let document = YAMLParser.read(bytes: bytes)
    var problems = ProblemList()
    for diagnostic in document.diagnostics { problems.add(diagnostic) }
    var pipeline: Pipeline?
    if let root = document.root, !root.isNull, document.diagnostics.allSatisfy(\.leavesValueWhole) {
      var reader = PipelineReader(file: file, folder: folder, registry: registry, problems: problems)
      pipeline = reader.read(root)
      problems = reader.problems
    } else if problems.isEmpty {
      problems.add(YAMLDiagnostic(mark: .start, problem: .emptyFile))
    }
    if let error = problems.error(file: file) { throw error }
    guard let pipeline else {
      throw PipelineFileError(
        file: file, diagnostics: [PipelineDiagnostic(mark: .start, problem: .noStages)])
    }
    return pipeline
  }
}

extension YAMLDiagnostic {
  /// Whether a document with this mistake can be checked further without finding mistakes that are not there.
  fileprivate var leavesValueWhole: Bool {
    if case .duplicateKey = problem { return true }
    return false
  }
}
