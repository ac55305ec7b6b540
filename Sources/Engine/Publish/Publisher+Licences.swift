import Hashing
import Records
import StageKit
import Store

extension Publisher {
  static let licencePort = "licences"

  /// Names what the licences of a chunk depend on besides the chunk.
  static var licenceRecipe: Digest {
    var frame = Frame(kind: "licences/1")
    frame.add("port", licencePort)
    return frame.digest
  }

  /// Whether a table's rows have licences.
  static func hasLicences(_ table: PublishedTable) -> Bool {
    table.schema.record == Article.schema.table.record
  }

  /// The licences of the published articles, sorted. Those of a chunk, and of a block of chunks, are kept like a rendered
  /// fragment, so a night reads what changed.
  func licences(of tables: [(table: PublishedTable, datasets: [DatasetReference])]) async throws -> [String] {
    let workspace = workspace
    @Sendable func stored(_ licences: Set<String>) throws -> ActionResult {
      var writer = JSONWriter()
      licences.sorted().write(to: &writer)
      return ActionResult(objects: [try workspace.objects.put(writer.take())])
    }
    @Sendable func read(_ result: ActionResult) throws -> [String] {
      try result.objects.flatMap { digest in
        var reader = JSONReader(try workspace.objects.get(digest))
        return try [String].read(from: &reader)
      }
    }
    let site = ActionSite.here { action in
      let lines = try workspace.objects.lines(action.inputs[0].digest)
      return ActionAnswer(result: try stored(try Self.licences(of: lines)), isProvisional: false)
    }
    var found: Set<String> = []
    for (table, datasets) in tables where Self.hasLicences(table) {
      for dataset in datasets where dataset.records > 0 {
        let blocks = BlockRun(
          step: .render, recipe: Self.licenceRecipe, port: Self.licencePort, workspace: workspace,
          executor: ActionExecutor(workspace: workspace, run: run, jobs: options.jobs, site: site),
          isForced: false
        ) { parts in
          ActionOutcome(results: try parts.map { try stored(Set(try $0.flatMap(read))) }, ran: 0)
        }
        found.formUnion(try read(try await blocks.result(of: dataset.root).result))
      }
    }
    return found.sorted()
  }

  private static func licences(of lines: ChunkLines) throws -> Set<String> {
    var found: Set<String> = []
    try lines.forEachLine { range in
      var reader = JSONReader(lines.bytes, in: range)
      var first = true
      try reader.beginObject()
      while let name = try reader.nextName(first: &first) {
        guard name == "licence" else {
          try reader.skip()
          continue
        }
        if !reader.takeNull() { found.insert(try reader.string()) }
        break
      }
    }
    return found
  }
}
