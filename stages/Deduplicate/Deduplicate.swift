import Records
package import StageKit

/// The stage module `deduplicate`: puts copies of an article, and the same statement in several articles, into
/// clusters. Nothing is dropped: every record stays, with its cluster.
package enum Deduplicate: StageModule {
  package static let descriptor = StageDescriptor(
    name: "deduplicate",
    meaning: "Clusters copies of articles and the same statement over articles; nothing is dropped.",
    shape: .link,
    inputs: [InputPort(Port.articles, "Article"), InputPort(Port.statements, "Statement")],
    outputs: [
      OutputPort(Port.statements, Statement.schema.table),
      OutputPort(Port.articles, ArticleCluster.schema.table),
    ],
    parameters: [
      Parameter(
        "article_jaccard", .number(min: 0.3, max: 1), default: .number(0.8),
        "Share of the words (in runs of five) of both articles that two copies have in common."),
      Parameter(
        "article_containment", .number(min: 0.3, max: 1), default: .number(0.6),
        "Share of the shorter article that it has in common with one that it is a shortened copy of."),
      Parameter(
        "contained_jaccard", .number(min: 0, max: 1), default: .number(0.4),
        "Share of both articles that a shortened copy has in common with its original all the same."),
      Parameter(
        "containment_min_words", .integer(min: 1), default: .integer(100),
        "Words from which article_containment applies; down to two fifths of them, half the gap to 1 is closed."
      ),
      Parameter(
        "min_words", .integer(min: 5), default: .integer(20),
        "Articles with fewer words are copies only of articles in the same words."),
      Parameter(
        "article_window_days", .integer(min: 0), default: .integer(7),
        "Days that copies may lie apart unless their words are the same; unknown days are near all."),
      Parameter(
        "statement_jaccard", .number(min: 0.3, max: 1), default: .number(0.5),
        "Share of the telling words, synonyms alike, that two wordings of a statement have in common."),
      Parameter(
        "statement_containment", .number(min: 0.3, max: 1), default: .number(0.8),
        "Share of a shorter wording that it has in common with one that it is a piece of."),
      Parameter(
        "statement_min_words", .integer(min: 1), default: .integer(6), "Words that such a piece must have."),
      Parameter(
        "window_days", .integer(min: 0), default: .integer(3),
        "Days that wordings of a statement may lie apart; unknown days are near all."),
    ],
    codeDigest: ModuleDigest.sources)

  /// Makes the stage; every set of parameters that has the declared types will do.
  package static func make(_ parameters: Parameters) throws -> StageBody {
    .link(DeduplicateStage(parameters))
  }
}

/// Names of the stage's inputs and outputs.
enum Port {
  static let articles = "articles"
  static let statements = "statements"
}
