import Records
package import StageKit

/// The stage module that runs any program as a map: JSON Lines in, JSON Lines out.
package enum Command: StageModule {
  package static let descriptor = StageDescriptor(
    name: "command", meaning: "Runs a program of yours as a stage: JSON Lines in, JSON Lines out.",
    shape: .map, inputs: [InputPort(CommandShape.port, "Article")],
    outputs: [OutputPort(CommandShape.port, Article.schema.table)],
    parameters: [
      Parameter(
        required: "command", .list(of: .text),
        "The program and its arguments: a name that PATH finds, an absolute path, or one of `files`."),
      Parameter(
        "files", .list(of: .file), default: .list([]),
        "Files that the program needs: copied into its working folder, and hashed into the key."),
      Parameter("input", .text, default: .text("Article"), "Record type that it reads."),
      Parameter(
        "output", .text, default: .null,
        "Record type that it writes: Document, Article, Statement, or one described by `columns`; as `input` if left out."
      ),
      Parameter(
        "columns", .list(of: .record(CommandShape.columnParameters)), default: .list([]),
        "Columns of a record type of your own; the first one is its identifier unless it is `day`."),
      Parameter("table", .text, default: .null, "Name of the published table of a record type of your own."),
      Parameter(
        "per", .choice(["chunk", "record"]), default: .text("chunk"),
        "What one process of the program is for: a few hundred records, or one."),
      Parameter(
        "timeout", .integer(min: 1, max: 86_400), default: .integer(60),
        "Seconds that a process may take."),
      Parameter(
        "max_output", .integer(min: 1, max: 1024), default: .integer(64),
        "Megabytes that a process may write."),
    ],
    codeDigest: ModuleDigest.sources)

  package static func inputs(_ parameters: Parameters) -> [InputPort] {
    [InputPort(CommandShape.port, parameters.text("input"))]
  }

  package static func outputs(_ parameters: Parameters) -> [OutputPort] {
    [OutputPort(CommandShape.port, CommandShape(parameters).table)]
  }

  /// The program's own file: its content decides what comes out as much as any parameter.
  package static func programs(_ parameters: Parameters) -> [ProgramFile] {
    (try? CommandProgram(parameters))?.file.map { [$0] } ?? []
  }

  package static func make(_ parameters: Parameters) throws -> StageBody {
    let shape = CommandShape(parameters)
    try shape.check()
    return .map(CommandStage(program: try CommandProgram(parameters), shape: shape, parameters: parameters))
  }
}
