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
  /// Whether the run is less than good: sources that failed, or too many rejects.
  let isDegraded: Bool
  let observe: @Sendable (RunEvent) -> Void

  /// Publishes, unless what is there is what would be published.
  func publish(_ results: [String: StageResult]) async throws -> PublicationOutcome {
    let folder = PublishFolder(link: target.folder)
    try folder.check()
    let tables = PublishedTables.of(pipeline).map { table in
      (table: table, datasets: datasets(of: table, in: results))
    }
    let rows = tables.map {
      TableCount(table: $0.table.name, rows: $0.datasets.reduce(0) { $0 + $1.records })
    }
    let key = key(of: tables)
    let last = try workspace.journal.lastPublication(pipeline: line)
    let record = last.flatMap { PublicationRecord(encoded: $0.record) }
    if let last, let record, last.key == key, isIntact(last.name, record, in: folder) {
      return PublicationOutcome(
        folder: target.folder, isNew: false, rows: rows, failure: load(tables, key: key, run: last.name))
    }
    let shown = try shown(in: folder)
    if !options.acceptsChange, let shown {
      try ChangeGuard(pipeline: pipeline, target: target, workspace: workspace).check(
        results, run: run, since: shown)
    }
    let building = try folder.begin(run: run)
    var files: [PublishedFile] = []
    for (table, datasets) in tables {
      for file in TableFile.files(of: table, formats: target.formats) {
        files.append(
          try await write(
            file, datasets: datasets, to: building,
            previous: last.flatMap { row in
              record?.files.first { $0.name == file.name }?.content.map {
                (path: "\(folder.runsFolder)/\(row.name)/\(file.name)", content: $0)
              }
            }))
      }
    }
    let changes = ChangeTable(
      workspace: workspace, tables: tables,
      before: try shown.map { try datasets(of: tables.map(\.table), atRun: $0.run) },
      notice: { observe(.notice($0)) })
    files += try changes.write(ChangeTable.files(formats: target.formats), to: building)
    if target.formats.contains(.sqlite) { files.append(try database(of: tables, to: building)) }
    let runName = folder.freeName(ofRun: run)
    let metadata = PublicationMetadata(
      publisher: self, runName: runName, files: files, tables: tables,
      licences: try await licences(of: tables))
    for (name, bytes) in try metadata.make() {
      try folder.write(bytes, named: name, to: building)
      files.append(PublishedFile(name: name, size: bytes.count, digest: .of(bytes), table: nil, rows: 0))
    }
    try folder.publish(building, as: runName)
    try workspace.objects.flush()
    try workspace.journal.record(
      PublicationRow(key: key, name: runName, record: PublicationRecord(files).encoded, run: run),
      pipeline: line)
    try folder.prune(keeping: target.keep, pinned: try pinnedNames())
    return PublicationOutcome(
      folder: target.folder, isNew: true, rows: rows, failure: load(tables, key: key, run: runName))
  }

  /// The line of publications that this one continues, as the journal names it: that of the pipeline, or that of
  /// its runs as of other times.
  private var line: String { options.publicationLine(of: pipeline.name) }

  /// The publication that readers see; nil if there is none, or none that the journal knows.
  private func shown(in folder: PublishFolder) throws -> PublicationRow? {
    guard let current = folder.current else { return nil }
    return try workspace.journal.publications(pipeline: line).first {
      "\(folder.runsFolder)/\($0.name)" == current
    }
  }

  private func pinnedNames() throws -> Set<String> {
    let pinned = Set(try workspace.journal.pins().map(\.run))
    return Set(
      try workspace.journal.publications(pipeline: line).filter { pinned.contains($0.run) }.map(\.name))
  }

  private func datasets(of table: PublishedTable, in results: [String: StageResult]) -> [DatasetReference] {
    table.sources.compactMap { source in results[source.stage]?.outputs[source.port] }
  }

  private func datasets(of tables: [PublishedTable], atRun run: Int) throws -> [[DatasetReference?]] {
    let rows = PublishedRows(pipeline: pipeline, workspace: workspace)
    return try tables.map { try rows.datasets(of: $0, atRun: run) }
  }

  /// Digest of all that the published bytes depend on.
  private func key(of tables: [(table: PublishedTable, datasets: [DatasetReference])]) -> Digest {
    var frame = Frame(kind: "publication/2")
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
  private func isIntact(_ name: String, _ record: PublicationRecord, in folder: PublishFolder) -> Bool {
    guard let current = folder.current, current == "\(folder.runsFolder)/\(name)" else { return false }
    return record.files.allSatisfy { file in
      let path = "\(current)/\(file.name)"
      guard let content = file.content else { return Files.size(of: path) == file.size }
      return ReadableFile.Stamp(path: path) == content.stamp
    }
  }

  private func write(
    _ file: TableFile, datasets: [DatasetReference], to folder: String,
    previous: (path: String, content: PublishedContent)?
  ) async throws -> PublishedFile {
    var fragments: [DatasetReference] = []
    for dataset in datasets { fragments.append(try await self.fragments(of: file, dataset)) }
    let writer = TableWriter(file: file, fragments: fragments, workspace: workspace, previous: previous)
    let written = try writer.write(to: "\(folder)/\(file.name)")
    return PublishedFile(
      name: file.name, size: written.size, digest: written.digest, table: file.table,
      rows: datasets.reduce(0) { $0 + $1.records }, content: written.content)
  }

  /// The dataset of a dataset's fragments: itself, where a chunk is its own.
  private func fragments(of file: TableFile, _ dataset: DatasetReference) async throws -> DatasetReference {
    guard let recipe = file.recipe else { return dataset }
    let port = "fragments"
    let site = ActionSite.here { [workspace] action in
      let fragment = try file.fragment(of: try workspace.objects.lines(action.inputs[0].digest))
      let nowhere = RecordKey(day: "", id: "")
      let chunk = ChunkReference(
        digest: try workspace.objects.put(fragment), count: 0, size: fragment.count, first: nowhere,
        last: nowhere)
      let result = ActionResult(chunks: [PortChunk(port: port, chunk: chunk)])
      return ActionAnswer(result: result, isProvisional: false)
    }
    let executor = ActionExecutor(workspace: workspace, run: run, jobs: options.jobs, site: site)
    let blocks = BlockRun(
      step: .render, recipe: recipe, port: "chunk", workspace: workspace, executor: executor, isForced: false
    ) { [workspace] parts in
      ActionOutcome(results: try parts.map { try workspace.node(of: $0, ports: [port]) }, ran: 0)
    }
    let result = try await blocks.result(of: dataset.root).result
    return try result.node(of: port).map { DatasetReference($0) } ?? workspace.store(Dataset([]))
  }
}
