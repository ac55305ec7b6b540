import Hashing
import PipelineFile
import Publishing
import Records
import StageKit
import Store

/// Builds what a pipeline publishes and switches readers over to it.
struct Publisher: Sendable {
  let pipeline: Pipeline
  let target: Publication
  let workspace: Workspace
  let run: Int
  let options: RunOptions
  let stages: [(name: String, record: StageRecord)]
  let failures: [StageFailure]

  /// Publishes, unless what is there is what would be published.
  func publish(_ results: [String: StageResult]) async throws -> PublicationOutcome {
    let folder = PublishFolder(link: target.folder)
    try folder.check()
    let tables = try PublishedTables.of(pipeline).map { table in
      (table: table, datasets: try datasets(of: table, in: results))
    }
    let rows = tables.map { TableCount(table: $0.table.name, rows: $0.datasets.reduce(0) { $0 + $1.count }) }
    let key = key(of: tables)
    let last = try workspace.journal.lastPublication(pipeline: pipeline.name)
    if let last, last.key == key, isIntact(last, in: folder) {
      return PublicationOutcome(folder: target.folder, isNew: false, rows: rows)
    }
    let building = try folder.begin(run: run)
    var files: [PublishedFile] = []
    for (table, datasets) in tables {
      for file in TableFile.files(of: table, formats: target.formats) {
        files.append(try await write(file, datasets: datasets, to: building))
      }
    }
    if target.formats.contains(.sqlite) { files.append(try database(of: tables, to: building)) }
    let runName = folder.freeName(ofRun: run)
    let metadata = PublicationMetadata(publisher: self, runName: runName, files: files, tables: tables)
    for (name, bytes) in try metadata.make() {
      try folder.write(bytes, named: name, to: building)
      files.append(PublishedFile(name: name, size: bytes.count, digest: .of(bytes), table: nil, rows: 0))
    }
    try folder.publish(building, as: runName)
    let record = PublishedFile.encode(files)
    try workspace.journal.record(
      PublicationRow(key: key, name: runName, record: record), pipeline: pipeline.name, run: run)
    try folder.prune(keeping: target.keep)
    return PublicationOutcome(folder: target.folder, isNew: true, rows: rows)
  }

  private func datasets(of table: PublishedTable, in results: [String: StageResult]) throws -> [Dataset] {
    try table.sources.compactMap { source in
      try results[source.stage]?.outputs[source.port].map { try workspace.dataset($0.root) }
    }
  }

  /// Digest of all that the published bytes depend on.
  private func key(of tables: [(table: PublishedTable, datasets: [Dataset])]) -> Digest {
    var frame = Frame(kind: "publication/1")
    frame.add("pipeline", pipeline.name)
    for format in target.formats { frame.add("format", format.rawValue) }
    if target.formats.contains(.report) { frame.add("report", ReportPage.version) }
    for (table, datasets) in tables {
      frame.add("table", table.name)
      for column in table.schema.columns {
        frame.add("column", column.name)
        frame.add("type", column.type.rawValue)
        frame.add("meaning", column.meaning)
      }
      for dataset in datasets { frame.add("root", dataset.root) }
    }
    return frame.digest
  }

  /// Whether the link leads to what was published last and no file of it is gone or of another size.
  private func isIntact(_ last: PublicationRow, in folder: PublishFolder) -> Bool {
    guard let current = folder.current, current == "\(folder.runsFolder)/\(last.name)",
      let files = PublishedFile.decode(last.record)
    else { return false }
    return files.allSatisfy { Files.size(of: "\(current)/\($0.name)") == $0.size }
  }

  private func write(_ file: TableFile, datasets: [Dataset], to folder: String) async throws -> PublishedFile
  {
    let chunks = datasets.flatMap(\.chunks)
    let fragments = try await fragments(of: file, chunks: chunks)
    var writer = try DurableWriter(path: "\(folder)/\(file.name)")
    try writer.write(file.head)
    for (index, digest) in fragments.enumerated() {
      let bytes = try workspace.objects.get(digest)
      // A fragment of an array starts with the comma that the first one does not need.
      try writer.write(file.form == .json && index == 0 ? Array(bytes.dropFirst()) : bytes)
    }
    try writer.write(file.tail)
    let size = writer.size
    let digest = try writer.finish()
    return PublishedFile(
      name: file.name, size: size, digest: digest, table: file.table,
      rows: chunks.reduce(0) { $0 + $1.count })
  }

  private func fragments(of file: TableFile, chunks: [ChunkReference]) async throws -> [Digest] {
    guard let recipe = file.recipe else { return chunks.map(\.digest) }
    let actions = chunks.map { Action(.render, recipe: recipe, inputs: [ActionInput("chunk", $0.digest)]) }
    let site = ActionSite.here { [workspace] action in
      let fragment = try file.fragment(of: try workspace.objects.lines(action.inputs[0].digest))
      let result = ActionResult(objects: [try workspace.objects.put(fragment)])
      return ActionAnswer(result: result, isProvisional: false)
    }
    let executor = ActionExecutor(workspace: workspace, run: run, jobs: options.jobs, site: site)
    return try await executor.results(of: actions, isForced: false).results.map { $0.objects[0] }
  }
}
