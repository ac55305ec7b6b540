import Hashing
import Records
import Testing

@testable import Publishing

@Suite struct RunReportTests {
  private static let report = RunReport(
    runID: "r000007", pipeline: "example", pipelineDigest: .of("p"), outcome: .degraded,
    startedAt: Instant(secondsSinceEpoch: 1_900_000_000),
    finishedAt: Instant(secondsSinceEpoch: 1_900_000_009),
    versions: ["swift": "6.3", "demarche": "0.1"],
    stages: [
      StageReport(
        name: "extract", module: "extract", shape: "map", decision: .ran,
        reasons: ["parameter min_confidence 0.4 -> 0.5"], key: .of("k"), result: nil, codeDigest: "c0de",
        parameters: Array(#"{"min_confidence":0.5}"#.utf8), inputs: ["in": .of("i")],
        records: ["statements": 42], rejects: 1, actionsRun: 3, actionsCached: 9, milliseconds: 120)
    ],
    failures: [SourceReport(stage: "fetch", source: "mfa", reason: "no answer")],
    files: [
      TableResource(
        table: "samples", schema: allTypes, format: .csv, path: "samples.csv", rows: 2, bytes: 9,
        digest: .of("f"))
    ])

  @Test("a report tells what ran, why, from what, and what was published")
  func content() {
    let text = String(decoding: Self.report.bytes, as: UTF8.self)
    #expect(text.contains(#""started_at": "2030-03-17T17:46:40Z","#))
    #expect(text.contains(#""reasons": ["parameter min_confidence 0.4 -> 0.5"],"#))
    #expect(text.contains(#""parameters": {"min_confidence":0.5},"#))
    #expect(text.contains(#""result": null,"#))
    #expect(text.contains("\"versions\": {\n    \"demarche\": \"0.1\",\n    \"swift\": \"6.3\"\n  }"))
  }

  @Test("a report has the members that its schema requires, and no others, at every level")
  func schema() throws {
    let report = try JSONMembers(Self.report.bytes)
    let schema = try JSONMembers(RunReport.jsonSchema)
    #expect(report.names(at: []) == schema.names(at: ["properties"]))
    for list in ["stages", "failures", "files"] {
      #expect(
        report.names(at: [list, "0"]) == schema.names(at: ["properties", list, "items", "properties"]))
      #expect(!report.names(at: [list, "0"]).isEmpty)
    }
  }
}

/// The member names of each object in a JSON document, by the path to it.
private struct JSONMembers {
  private var members: [[String]: [String]] = [:]

  init(_ bytes: [UInt8]) throws {
    var reader = JSONReader(bytes)
    try read(&reader, at: [])
  }

  func names(at path: [String]) -> [String] { members[path] ?? [] }

  private mutating func read(_ reader: inout JSONReader, at path: [String]) throws(JSONError) {
    var first = true
    switch reader.peek() {
    case UInt8(ascii: "{"):
      try reader.beginObject()
      while let name = try reader.nextName(first: &first) {
        members[path, default: []].append(name)
        try read(&reader, at: path + [name])
      }
    case UInt8(ascii: "["):
      try reader.beginArray()
      var index = 0
      while try reader.nextElement(first: &first) {
        try read(&reader, at: path + [String(index)])
        index += 1
      }
    default: try reader.skip()
    }
  }
}
