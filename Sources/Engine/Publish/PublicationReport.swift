import PipelineFile
import Publishing
import Records
import Store

/// Makes the page of a publication: gives it the tables as they are stored, and the run that is current until now.
struct PublicationReport: Sendable {
  let publisher: Publisher
  let tables: [(table: PublishedTable, datasets: [DatasetReference])]
  let run: RunReport

  func bytes() throws -> [UInt8] {
    let workspace = publisher.workspace
    let read = try tables.map { table, datasets in
      let chunks = try datasets.flatMap { try workspace.dataset($0.root).chunks }
      return ReportTable(
        name: table.name, record: table.schema.record, rows: datasets.reduce(0) { $0 + $1.records },
        chunkCount: chunks.count
      ) { try workspace.lines(of: chunks[$0]) }
    }
    let edges = publisher.pipeline.stages.flatMap { stage in
      stage.inputs.map { ReportEdge(from: $0.stage, to: stage.name) }
    }
    return try ReportPage.make(tables: read, run: run, edges: edges, previous: previous)
  }

  /// The run that readers see while this one is built; nil where there is none or its record cannot be read.
  private var previous: PreviousRun? {
    guard let folder = PublishFolder(link: publisher.target.folder).current,
      let bytes = try? Files.read("\(folder)/run.json")
    else { return nil }
    return PreviousRun(runJSON: bytes)
  }
}
