import Records
package import StageKit

/// The stage module `extract`: articles to the diplomatic statements in them.
package enum Extract: StageModule {
  package static let descriptor = StageDescriptor(
    name: "extract", meaning: "Finds who said what to whom in which sense, with the words that show it.",
    shape: .map, inputs: [InputPort("articles", "Article")],
    outputs: [OutputPort(ExtractStage.port, Statement.schema.table)],
    parameters: [
      Parameter(
        "min_confidence", .number(min: 0, max: 1), default: .number(0.35),
        "Statements of less confidence are left out."),
      Parameter(
        "model", .choice(["default", "none"]), default: .text("default"),
        "The trained weights that find statements beside the rules: those shipped, or none, so that rules and lexicons work alone."
      ),
      Parameter(
        "languages", .list(of: .text), default: .list([.text("en")]),
        "Languages (BCP 47) of the articles to read; others yield no statements, ones of unknown language are read."
      ),
      Parameter(
        "actors", .file, default: .null,
        "YAML file of actors to add: a list 'actors' of {code, name, adjectives, people, capital, aliases}."),
    ],
    codeDigest: ModuleDigest.sources)

  package static func make(_ parameters: Parameters) throws -> StageBody {
    .map(ExtractStage(try extractor(parameters)))
  }

  /// What the stage works with, by its parameters.
  package static func extractor(_ parameters: Parameters) throws -> StatementExtractor {
    let supplement = try parameters.file("actors").map(ActorSupplement.init(file:))
    let options = StatementExtractor.Options(
      minimumConfidence: parameters.number("min_confidence"), languages: parameters.texts("languages"),
      usesModel: parameters.text("model") != "none")
    return StatementExtractor(options, supplement: supplement)
  }
}
