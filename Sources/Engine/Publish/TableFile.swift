import Hashing
import PipelineFile
import Publishing
import Records

/// One file of a published table: the concatenation of a head, a fragment for each chunk, and a tail. Fragments
/// are cached like any result, so a night renders what changed.
struct TableFile: Sendable {
  enum Form: String, Sendable {
    case csv
    case jsonLines = "jsonl"
    case json
  }

  let table: PublishedTable
  let form: Form

  var name: String { "\(table.name).\(form.rawValue)" }

  /// The files of a table: the text of articles is too long for a spreadsheet's cells, so they are JSON Lines
  /// only; summary tables are small, so their JSON is one array.
  static func files(of table: PublishedTable, formats: [PublishFormat]) -> [TableFile] {
    let isText = table.schema.record == Article.schema.table.record
    let isSummary = table.schema.record == "Summary"
    return formats.compactMap { format in
      switch format {
      case .csv: isText ? nil : TableFile(table: table, form: .csv)
      case .json: TableFile(table: table, form: isSummary ? .json : .jsonLines)
      case .sqlite, .report: nil
      }
    }
  }

  /// Names what a fragment's bytes depend on besides the chunk; nil if the chunk itself is the fragment.
  var recipe: Digest? {
    guard form != .jsonLines else { return nil }
    var frame = Frame(kind: "render/2")
    frame.add("form", form.rawValue)
    for column in table.schema.columns {
      frame.add("column", column.name)
      frame.add("type", column.type.rawValue)
    }
    return frame.digest
  }

  /// Names what the file's bytes depend on besides its fragments, and how these are made.
  var layout: Digest {
    var frame = Frame(kind: "table file/1")
    frame.add("form", form.rawValue)
    if let recipe { frame.add("recipe", recipe) }
    frame.add("head", bytes: head)
    frame.add("tail", bytes: tail)
    return frame.digest
  }

  var head: [UInt8] {
    switch form {
    case .csv: CSVRenderer(schema: table.schema).header
    case .json: JSONArrayRenderer.opening
    case .jsonLines: []
    }
  }

  func fragment(of lines: ChunkLines) throws -> [UInt8] {
    switch form {
    case .csv: try CSVRenderer(schema: table.schema).fragment(lines)
    case .json: JSONArrayRenderer.fragment(lines)
    case .jsonLines: lines.bytes
    }
  }

  var tail: [UInt8] { form == .json ? JSONArrayRenderer.closing : [] }
}
