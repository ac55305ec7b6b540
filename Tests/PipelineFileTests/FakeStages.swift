import PipelineFile
import Records
import StageKit

/// Stage modules that run nothing and between them declare every type of parameter and every shape.
enum FakeStages {
  static let registry = StageRegistry([
    FakeFetch.self, FakeNormalize.self, FakeExtract.self, FakeDeduplicate.self, FakeAggregate.self,
  ])
}

/// No test runs a stage.
struct NotMade: Error {}

enum FakeFetch: StageModule {
  static let descriptor = StageDescriptor(
    name: "fetch", meaning: "Captures sources.", shape: .capture, inputs: [],
    outputs: [OutputPort("documents", Document.schema.table)],
    parameters: [
      Parameter(
        required: "sources",
        .list(
          of: .variants(
            [
              ParameterVariant(
                Parameter(required: "folder", .text, "Folder of pages."),
                [
                  Parameter("include", .list(of: .text), default: .list([]), "Patterns of files."),
                  Parameter("recursive", .boolean, default: .boolean(true), "Whether to look deeper."),
                ]),
              ParameterVariant(
                Parameter(required: "feed", .text, "Address of a feed."),
                [Parameter("follow", .boolean, default: .boolean(true), "Whether to fetch pages.")]),
            ],
            common: [
              Parameter("outlet", .text, default: .null, "Publisher of the documents."),
              Parameter("weight", .number(min: 0), default: .integer(1), "How much a source counts."),
            ])),
        "What to capture."),
      Parameter("delay", .number(min: 0, max: 3600), default: .number(1.5), "Seconds between requests."),
    ],
    codeDigest: "fetch-1")

  static func make(_ parameters: Parameters) throws -> StageBody { throw NotMade() }
}

enum FakeNormalize: StageModule {
  static let descriptor = StageDescriptor(
    name: "normalize", meaning: "Makes articles.", shape: .map,
    inputs: [InputPort("documents", "Document")],
    outputs: [OutputPort("articles", Article.schema.table)],
    parameters: [
      Parameter(
        "min_characters", .integer(min: 0, max: 100_000), default: .integer(120), "Shorter pages go."),
      Parameter("mode", .choice(["fast", "careful"]), default: .text("fast"), "How hard to try."),
    ],
    codeDigest: "normalize-1")

  static func make(_ parameters: Parameters) throws -> StageBody { throw NotMade() }
}

enum FakeExtract: StageModule {
  static let descriptor = StageDescriptor(
    name: "extract", meaning: "Finds statements.", shape: .map,
    inputs: [InputPort("articles", "Article")],
    outputs: [OutputPort("statements", Statement.schema.table)],
    parameters: [
      Parameter("min_confidence", .number(min: 0, max: 1), default: .number(0.4), "Less sure ones go."),
      Parameter("actors", .file, default: .null, "Names of actors."),
      Parameter("strict", .boolean, default: .boolean(false), "Whether to doubt."),
      Parameter("languages", .list(of: .text), default: .list([.text("en")]), "Languages to read."),
      Parameter(
        "limits",
        .record([
          Parameter("depth", .integer(min: 1), default: .integer(3), "Levels of quotes."),
          Parameter("label", .text, default: .null, "What to call it."),
        ]),
        default: .record([:]), "How far to go."),
    ],
    codeDigest: "extract-1")

  static func make(_ parameters: Parameters) throws -> StageBody { throw NotMade() }
}

enum FakeDeduplicate: StageModule {
  static let descriptor = StageDescriptor(
    name: "deduplicate", meaning: "Clusters copies.", shape: .link,
    inputs: [InputPort("articles", "Article"), InputPort("statements", "Statement")],
    outputs: [
      OutputPort("statements", Statement.schema.table), OutputPort("articles", ArticleCluster.schema.table),
    ],
    parameters: [], codeDigest: "deduplicate-1")

  static func make(_ parameters: Parameters) throws -> StageBody { throw NotMade() }
}

enum FakeAggregate: StageModule {
  static let descriptor = StageDescriptor(
    name: "aggregate", meaning: "Counts statements.", shape: .fold,
    inputs: [InputPort("statements", "Statement")],
    outputs: [
      OutputPort(
        "by_day",
        TableSchema(record: "DayCount", table: "by_day", meaning: "Days.", columns: [], primaryKey: []))
    ],
    parameters: [Parameter("top", .integer(min: 1), default: .integer(10), "Rows that are kept.")],
    codeDigest: "aggregate-1")

  static func make(_ parameters: Parameters) throws -> StageBody { throw NotMade() }
}
