import ArgumentParser
import Engine
import PipelineFile
import Publishing
import Records
import Store

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the JSON Schema of the pipeline file or of a published table.",
    discussion: """
      `schema pipeline` prints the schema for an editor's completion, `schema TABLE` that of a table's rows, \
      `schema docs --write FOLDER` writes the data dictionary and all schemas.
      """)

  @Argument(help: "pipeline, docs, run, or the name of a published table.")
  var subject: String

  @Option(help: "Write all generated documents below this folder instead of printing one.")
  var write: String?

  func run() throws {
    if let write {
      for (path, bytes) in Self.documents { try Self.save(bytes, to: "\(write)/\(path)") }
      return
    }
    Console.print(bytes: try document)
  }

  /// Every generated document with its path below `docs/`.
  static var documents: [(path: String, bytes: [UInt8])] {
    [("pipeline.schema.json", PipelineSchema.json(registry: Registry.stages))]
      + SchemaFiles.all(tables: PublishedTables.schemas(of: Registry.stages))
  }

  private var document: [UInt8] {
    get throws {
      let tables = PublishedTables.schemas(of: Registry.stages)
      switch subject {
      case "pipeline": return PipelineSchema.json(registry: Registry.stages)
      case "docs": return Array(SchemaDocument.markdown(tables: tables).utf8)
      case "run": return RunReport.jsonSchema
      default:
        guard let table = tables.first(where: { $0.table == subject }) else {
          let known = (["pipeline", "docs", "run"] + tables.map(\.table)).joined(separator: ", ")
          throw CommandFailure(
            message: "error: there is no schema '\(subject)'; there are \(known)", status: 64)
        }
        return JSONSchema.forRecord(table)
      }
    }
  }

  private static func save(_ bytes: [UInt8], to path: String) throws(StoreError) {
    if let slash = path.lastIndex(of: "/") { try Files.makeFolder(String(path[..<slash])) }
    try Files.remove(path)
    try Files.writeDurably(bytes, to: path)
  }
}
