import Foundation
import Hashing
import Records
import Testing

@testable import Publishing

@Suite("The run as OpenLineage events")
struct LineageEventsTests {
  private static func stage(_ name: String, _ decision: StageReport.Decision) -> StageReport {
    StageReport(
      name: name, module: name, shape: "map", decision: decision, reasons: [], key: nil, result: nil,
      codeDigest: "x",
      parameters: [], inputs: [:], records: ["articles": 7], rejects: 1, actionsRun: 2, actionsCached: 3,
      milliseconds: 1500)
  }

  private static let report = RunReport(
    runID: "press-000004", pipeline: "press", pipelineDigest: .of("p"), outcome: .degraded,
    startedAt: Instant(secondsSinceEpoch: 2_000_000_000),
    finishedAt: Instant(secondsSinceEpoch: 2_000_000_009),
    versions: [:],
    stages: [stage("fetch", .ran), stage("normalize", .unchanged), stage("extract", .skipped)],
    files: [
      TableResource(
        table: "samples", schema: allTypes, format: .csv, path: "samples.csv", rows: 2, bytes: 120,
        digest: .of("f"))
    ])

  private static func events(_ report: RunReport) throws -> [[String: Any]] {
    let lineage = LineageEvents(
      run: report, inputs: ["normalize": [.init(port: "documents", stage: "fetch", output: "articles")]],
      outputs: ["fetch": ["articles": .of("d")]])
    return try String(decoding: lineage.bytes, as: UTF8.self).split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }

  @Test("each run has a start and an end; a stage that was left out has none")
  func kinds() throws {
    let events = try Self.events(Self.report)
    let told = events.map { event in
      let job = event["job"] as? [String: Any]
      return "\(job?["name"] ?? "") \(event["eventType"] ?? "")"
    }
    #expect(
      told == [
        "press START", "press.fetch START", "press.fetch COMPLETE", "press.normalize START",
        "press.normalize COMPLETE", "press.publish START", "press.publish COMPLETE", "press COMPLETE",
      ])
    #expect(
      events.compactMap { $0["eventTime"] as? String }
        == events.compactMap { $0["eventTime"] as? String }.sorted())
  }

  @Test("runs of stages name the run of the pipeline as their parent, by identifiers that are UUIDs")
  func parents() throws {
    let events = try Self.events(Self.report)
    func run(_ event: [String: Any]) -> [String: Any] { event["run"] as? [String: Any] ?? [:] }
    let whole = try #require(run(events[0])["runId"] as? String)
    #expect(UUID(uuidString: whole) != nil)
    for event in events.dropFirst().dropLast() {
      let facets = run(event)["facets"] as? [String: Any]
      let parent = (facets?["parent"] as? [String: Any])?["run"] as? [String: Any]
      #expect(parent?["runId"] as? String == whole)
      #expect(run(event)["runId"] as? String != whole)
    }
    #expect(try Self.events(Self.report).count == events.count)
  }

  @Test("datasets are versioned by content, published files have their schema and size")
  func datasets() throws {
    let events = try Self.events(Self.report)
    let text = String(decoding: try JSONSerialization.data(withJSONObject: events[4]), as: UTF8.self)
    #expect(text.contains("sha256:\(Digest.of("d").hex)"))
    let published = String(decoding: try JSONSerialization.data(withJSONObject: events[6]), as: UTF8.self)
    #expect(published.contains("\"rowCount\":2") && published.contains("\"size\":120"))
    #expect(published.contains("sha256:\(Digest.of("f").hex)"))
  }
}
