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
    let read = tables.map { table, datasets in
      ReportTable(
        name: table.name, record: table.schema.record, rows: datasets.reduce(0) { $0 + $1.records }
      ) { body in
        for dataset in datasets {
          for chunk in try workspace.dataset(dataset.root).chunks { try body(try workspace.lines(of: chunk)) }
        }
      }
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
