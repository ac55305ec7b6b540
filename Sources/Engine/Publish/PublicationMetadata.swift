import Hashing
import PipelineFile
import Publishing
import Records
import StageKit
import Store

/// The files that describe a publication: the package with the schema of every table, and the record of the run.
struct PublicationMetadata: Sendable {
  let publisher: Publisher
  let runName: String
  let files: [PublishedFile]
  let tables: [(table: PublishedTable, datasets: [DatasetReference])]
  /// Licences of the articles.
  let licences: [String]

  /// Names and bytes. A name may hold a folder.
  func make() throws -> [(name: String, bytes: [UInt8])] {
    let resources = files.compactMap(resource)
    let changes = resources.filter { $0.schema.record == TableChange.schema.table.record }
    let run = try report(resources)
    let described = [
      ("datapackage.json", package(resources.filter { !changes.contains($0) }).bytes),
      ("run.json", run.bytes),
      ("\(ChangeTable.folder)/datapackage.json", package(changes, in: ChangeTable.folder).bytes),
      ("\(ChangeTable.folder)/lineage.jsonl", lineage(run).bytes),
    ]
    guard publisher.target.formats.contains(.report) else { return described }
    let page = PublicationReport(publisher: publisher, tables: tables, run: run)
    return described + [(ReportPage.path, try page.bytes())]
  }

  /// The package of some tables, which are in a folder of the publication. What changed from run to run has a package of
  /// its own, so that the same tables have the same one.
  private func package(_ resources: [TableResource], in folder: String? = nil) -> DataPackage {
    let name = publisher.pipeline.name + (folder.map { "-\($0)" } ?? "")
    return DataPackage(
      name: name, title: "Diplomatic statements: \(name)", licences: licences,
      // Frictionless stops at a JSON Lines file without a line; the empty CSV tells the same.
      resources: resources.filter { $0.format != .jsonl || $0.rows > 0 }.map { resource in
        TableResource(
          table: resource.table, schema: resource.schema, format: resource.format,
          path: folder.map { String(resource.path.dropFirst($0.utf8.count + 1)) } ?? resource.path,
          rows: resource.rows, bytes: resource.bytes, digest: resource.digest)
      })
  }

  private func lineage(_ run: RunReport) -> LineageEvents {
    let inputs = publisher.pipeline.stages.map { stage in
      (
        stage.name,
        stage.inputs.map { LineageEvents.Input(port: $0.port, stage: $0.stage, output: $0.output) }
      )
    }
    let outputs = publisher.stages.map { ($0.name, $0.record.result.outputs.mapValues(\.root)) }
    return LineageEvents(
      run: run, inputs: Dictionary(uniqueKeysWithValues: inputs),
      outputs: Dictionary(uniqueKeysWithValues: outputs))
  }

  private func resource(_ file: PublishedFile) -> TableResource? {
    guard let table = file.table,
      let format = file.name.split(separator: ".").last.flatMap({ TableFormat(rawValue: String($0)) })
    else { return nil }
    return TableResource(
      table: table.name, schema: table.schema, format: format, path: file.name, rows: file.rows,
      bytes: file.size,
      digest: file.digest)
  }

  private func report(_ resources: [TableResource]) throws -> RunReport {
    var versions = ["demarche": publisher.options.version, "key schema": Recipe.keySchema]
    for stage in publisher.pipeline.stages {
      versions.merge(stage.descriptor.libraries) { first, _ in first }
    }
    return RunReport(
      runID: runName, pipeline: publisher.pipeline.name,
      pipelineDigest: .of(try Files.read(publisher.pipeline.file) ?? []),
      outcome: publisher.isDegraded ? .degraded : .done, startedAt: publisher.options.now,
      finishedAt: publisher.options.clock(), asOf: publisher.options.asOf?.description,
      isOffline: publisher.options.isOffline, versions: versions,
      stages: publisher.stages.compactMap { stage(named: $0.name, $0.record) },
      failures: publisher.failures.map {
        SourceReport(stage: $0.stage, source: $0.source, reason: $0.reason)
      },
      files: resources)
  }

  private func stage(named name: String, _ record: StageRecord) -> StageReport? {
    guard let stage = publisher.pipeline[name] else { return nil }
    let recipe = Recipe(of: stage)
    let inputs = stage.inputs.compactMap { input in record.inputs[input.port].map { (input.port, $0) } }
    let outputs = record.result.outputs.filter { $0.key != rejectsPort }
    return StageReport(
      name: name, module: stage.descriptor.name, shape: stage.descriptor.shape.rawValue,
      decision: Self.decision(record.decision), reasons: record.reasons,
      key: ActionKey.stage(recipe: recipe.digest, inputs: inputs.map { ($0.0, $0.1) }),
      result: outputs[stage.outputs.first?.name ?? ""]?.root,
      codeDigest: stage.descriptor.codeDigest,
      parameters: Array(ParameterValue.record(stage.parameters.values).canonical.utf8), inputs: record.inputs,
      records: outputs.mapValues(\.records), rejects: record.result.rejects, actionsRun: record.ran,
      actionsCached: record.actions - record.ran, milliseconds: record.milliseconds)
  }

  private static func decision(_ decision: StageDecision) -> StageReport.Decision {
    switch decision {
    case .reused, .unchanged, .recalled: .unchanged
    case .ran: .ran
    case .skipped: .skipped
    case .failed: .failed
    }
  }
}

/// A source that failed, with the stage that asked it.
struct StageFailure: Sendable {
  let stage: String
  let source: String
  let reason: String

  /// Records were set aside for this run only: they took too long or too much memory, which may not happen again.
  static func provisional(stage: String, chunks: Int) -> StageFailure {
    StageFailure(
      stage: stage, source: "stage \(stage)",
      reason:
        "records of \(chunks) chunk\(chunks == 1 ? "" : "s") took too long or too much memory; they stand in "
        + "rejects, and the next run tries them again (see --time-limit and --memory-limit)")
  }
}
