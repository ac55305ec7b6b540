import Markup
import Records
package import StageKit

/// The stage module that makes articles out of documents: clean text, and what the page says of itself.
package enum Normalize: StageModule {
  package static let descriptor = StageDescriptor(
    name: "normalize",
    meaning:
      "Makes clean text with title, authors, times, outlet and language out of captured pages and texts.",
    shape: .map,
    inputs: [InputPort("documents", Document.schema.table.record)],
    outputs: [OutputPort(NormalizeStage.port, Article.schema.table)],
    parameters: [
      Parameter(
        "min_characters", .integer(min: 0, max: 100_000), default: .integer(120),
        "Pages with less article text than this many characters are set aside as no article."),
      Parameter(
        "max_bytes", .integer(min: 1, max: MarkupParser.maximumBytes), default: .integer(32 << 20),
        "HTML pages of more bytes than this are set aside; plain text may be four times as large."),
    ],
    codeDigest: ModuleDigest.sources,
    libraries: ["libxml2": MarkupParser.libraryVersion])

  package static func make(_ parameters: Parameters) throws -> StageBody {
    .map(
      NormalizeStage(
        minimumCharacters: parameters.integer("min_characters"), maximumBytes: parameters.integer("max_bytes")
      ))
  }
}
