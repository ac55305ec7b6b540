import Hashing
import Publishing
import Records

/// A table whose chunks are those lists of lines.
func table(_ name: String, _ chunks: [[[UInt8]]]) -> ReportTable {
  ReportTable(name: name, record: name, rows: chunks.reduce(0) { $0 + $1.count }, chunkCount: chunks.count) {
    ChunkLines(chunks[$0].flatMap { $0 + [0x0A] })
  }
}

func statements(_ statements: [Statement], chunk: Int = 3) -> ReportTable {
  let chunks = stride(from: 0, to: statements.count, by: chunk).map { start in
    statements[start..<min(start + chunk, statements.count)].map(\.canonicalLine)
  }
  return table("statements", chunks)
}

/// A row of a summary table; counts are those of the four quad classes.
func summaryLine(_ group: [(String, String?)], quads: [Int]) -> [UInt8] {
  var writer = JSONWriter()
  writer.beginObject()
  for (name, value) in group {
    writer.name(name)
    value.write(to: &writer)
  }
  let names = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
  for (name, count) in [("statements", quads.reduce(0, +)), ("clusters", 1)] + Array(zip(names, quads)) {
    writer.name(name)
    writer.integer(count)
  }
  writer.name("first_date")
  writer.null()
  writer.endObject()
  return writer.take()
}

func statement(
  _ id: String, date: String?, text: String = "words", change: (inout Statement) -> Void = { _ in }
)
  -> Statement
{
  var statement = Statement()
  statement.id = id
  statement.articleID = "a" + id
  statement.statementDate = date
  statement.isCanonical = true
  statement.clusterSize = 1
  statement.clusterID = "c" + id
  statement.text = text
  change(&statement)
  return statement
}

func stage(_ name: String, _ decision: StageReport.Decision = .ran, reasons: [String] = []) -> StageReport {
  StageReport(
    name: name, module: name, shape: "map", decision: decision, reasons: reasons, key: nil, result: nil,
    codeDigest: "0", parameters: Array("{}".utf8), inputs: [:], records: ["out": 1204], rejects: 2,
    actionsRun: 3, actionsCached: 9, milliseconds: 2540)
}

func runReport(
  id: String = "example-000002", pipeline: String = "example", minute: Int = 0, stages: [StageReport] = [],
  failures: [SourceReport] = []
) -> RunReport {
  RunReport(
    runID: id, pipeline: pipeline, pipelineDigest: .of([1]), outcome: failures.isEmpty ? .done : .degraded,
    startedAt: Instant(secondsSinceEpoch: 1_900_000_000 + 60 * minute),
    finishedAt: Instant(secondsSinceEpoch: 1_900_000_007 + 60 * minute), versions: ["demarche": "1.0"],
    stages: stages, failures: failures, files: [])
}

func page(
  _ tables: [ReportTable] = [], run: RunReport = runReport(), edges: [ReportEdge] = [],
  previous: PreviousRun? = nil
) throws -> String {
  String(
    decoding: try ReportPage.make(tables: tables, run: run, edges: edges, previous: previous), as: UTF8.self)
}

/// What stands between the first `start` and the next `end`.
func part(of text: String, from start: String, to end: String) -> Substring? {
  guard let opening = text.firstRange(of: start) else { return nil }
  let rest = text[opening.upperBound...]
  guard let closing = rest.firstRange(of: end) else { return nil }
  return rest[..<closing.lowerBound]
}
