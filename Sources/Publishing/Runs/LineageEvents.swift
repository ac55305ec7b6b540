package import Hashing
import Records

/// `lineage.jsonl`: the run as OpenLineage events (specification 2-0-2), one a line, as the file transport of its clients
/// writes them. All is told by `run.json` too; this is for catalogues that know the standard.
///
/// A run of the pipeline is the parent of a run of each stage that took part, and of one that published. Datasets are
/// named by stage and port and versioned by the digest of their content.
package struct LineageEvents: Sendable {
  /// What a stage read: the port it came by, and the stage and port that it came from.
  package struct Input: Hashable, Sendable {
    package let port: String
    package let stage: String
    package let output: String

    package init(port: String, stage: String, output: String) {
      self.port = port
      self.stage = stage
      self.output = output
    }
  }

  private let run: RunReport
  /// By the name of the stage that reads.
  private let inputs: [String: [Input]]
  /// By stage and port, the digest of what came out.
  private let outputs: [String: [String: Digest]]

  package init(run: RunReport, inputs: [String: [Input]], outputs: [String: [String: Digest]]) {
    self.run = run
    self.inputs = inputs
    self.outputs = outputs
  }

  /// The file's bytes.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for event in events { bytes += event.compact + [0x0A] }
    return bytes
  }

  private var events: [JSONTree] {
    var events = [event(.start, of: nil, at: run.startedAt)]
    // Stages run one after the other.
    var milliseconds = 0
    func time() -> Instant {
      min(Instant(secondsSinceEpoch: run.startedAt.secondsSinceEpoch + milliseconds / 1000), run.finishedAt)
    }
    for stage in run.stages where stage.decision != .skipped {
      events.append(event(.start, of: stage.name, at: time()))
      milliseconds += stage.milliseconds
      events.append(
        event(
          stage.decision == .failed ? .fail : .complete, of: stage.name, at: time(),
          facets: [("demarche_actions", actions(stage))],
          inputs: (inputs[stage.name] ?? []).map { dataset($0.stage, $0.output) },
          outputs: stage.records.keys.sorted().map { port in
            dataset(stage.name, port, rows: stage.records[port])
          }))
    }
    let files = run.files.sorted { $0.path < $1.path }
    return events + [
      event(.start, of: "publish", at: time()),
      event(.complete, of: "publish", at: run.finishedAt, outputs: files.map(published)),
      event(run.outcome == .failed ? .fail : .complete, of: nil, at: run.finishedAt),
    ]
  }

  private enum Kind: String {
    case start = "START"
    case complete = "COMPLETE"
    case fail = "FAIL"
  }

  private func event(
    _ kind: Kind, of stage: String?, at time: Instant, facets: [(String, JSONTree)] = [],
    inputs: [JSONTree] = [],
    outputs: [JSONTree] = []
  ) -> JSONTree {
    let parent: [(String, JSONTree)] =
      stage == nil
      ? []
      : [
        (
          "parent",
          Self.facet(
            "1-1-0/ParentRunFacet", "ParentRunFacet",
            [("run", .object([("runId", .string(runID(nil)))])), ("job", job(nil))])
        )
      ]
    return .object([
      ("eventTime", .string(time.description)), ("eventType", .string(kind.rawValue)),
      ("inputs", .array(inputs)),
      (
        "job",
        .object(
          Self.members(of: job(stage)) + [
            (
              "facets",
              .object([
                (
                  "jobType",
                  Self.facet(
                    "2-0-3/JobTypeJobFacet", "JobTypeJobFacet",
                    [
                      ("processingType", .string("BATCH")), ("integration", .string("DEMARCHE")),
                      ("jobType", .string(stage == nil ? "PIPELINE" : "STAGE")),
                    ])
                )
              ])
            )
          ])
      ),
      ("outputs", .array(outputs)), ("producer", .string(Self.producer)),
      (
        "run",
        .object([
          ("facets", .object((parent + facets).sorted { $0.0 < $1.0 })), ("runId", .string(runID(stage))),
        ])
      ), ("schemaURL", .string("https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent")),
    ])
  }

  private func job(_ stage: String?) -> JSONTree {
    .object([
      ("namespace", .string("demarche")),
      ("name", .string(stage.map { "\(run.pipeline).\($0)" } ?? run.pipeline)),
    ])
  }

  /// A dataset of the store.
  private func dataset(_ stage: String, _ port: String, rows: Int? = nil) -> JSONTree {
    let version = outputs[stage]?[port].map { digest in
      ("version", Self.version(digest))
    }
    var members: [(String, JSONTree)] = [
      ("facets", .object(version.map { [$0] } ?? [])), ("name", .string("\(run.pipeline).\(stage).\(port)")),
      ("namespace", .string("demarche")),
    ]
    if let rows { members.append(("outputFacets", Self.statistics([("rowCount", .integer(rows))]))) }
    return .object(members)
  }

  private func published(_ file: TableResource) -> JSONTree {
    let fields = file.schema.columns.map { column in
      JSONTree.object([
        ("name", .string(column.name)), ("type", .string(column.type.rawValue)),
        ("description", .string(column.meaning)),
      ])
    }
    return .object([
      (
        "facets",
        .object([
          (
            "schema",
            Self.facet("1-1-1/SchemaDatasetFacet", "SchemaDatasetFacet", [("fields", .array(fields))])
          ),
          ("version", Self.version(file.digest)),
        ])
      ), ("name", .string("\(run.pipeline)/\(file.path)")), ("namespace", .string("demarche")),
      (
        "outputFacets",
        Self.statistics([("rowCount", .integer(file.rows)), ("size", .integer(file.bytes))])
      ),
    ])
  }

  private func actions(_ stage: StageReport) -> JSONTree {
    .object([
      ("_producer", .string(Self.producer)), ("_schemaURL", .string(Self.base)),
      ("run", .integer(stage.actionsRun)), ("cached", .integer(stage.actionsCached)),
      ("rejects", .integer(stage.rejects)),
    ])
  }

  private static let producer = "urn:demarche:\(SchemaVersion.current)"
  private static let base = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunFacet"

  private static func version(_ digest: Digest) -> JSONTree {
    facet(
      "1-0-1/DatasetVersionDatasetFacet", "DatasetVersionDatasetFacet",
      [("datasetVersion", .string("sha256:\(digest.hex)"))])
  }

  private static func statistics(_ members: [(String, JSONTree)]) -> JSONTree {
    .object([
      (
        "outputStatistics",
        facet("1-0-2/OutputStatisticsOutputDatasetFacet", "OutputStatisticsOutputDatasetFacet", members)
      )
    ])
  }

  private static func facet(_ path: String, _ name: String, _ members: [(String, JSONTree)]) -> JSONTree {
    .object(
      [
        ("_producer", .string(producer)),
        ("_schemaURL", .string("https://openlineage.io/spec/facets/\(path).json#/$defs/\(name)")),
      ] + members)
  }

  private static func members(of tree: JSONTree) -> [(String, JSONTree)] {
    if case .object(let members) = tree { return members }
    return []
  }

  /// A UUID (RFC 9562, version 8) of the run, or of a stage in it, told by what names it alone.
  private func runID(_ stage: String?) -> String {
    var frame = Frame(kind: "lineage/1")
    frame.add("pipeline", run.pipeline)
    frame.add("run", run.runID)
    frame.add("started", run.startedAt.description)
    if let stage { frame.add("stage", stage) }
    var bytes = Array(frame.digest.bytes.prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
      text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: text, as: UTF8.self)
  }
}
