package import Records

/// Extracts the statements of an article: finds attributions, then resolves speakers, actors, acts and dates.
package struct StatementExtractor: Sendable {
  /// What to leave out.
  package struct Options: Sendable {
    /// Statements below it are not given.
    package var minimumConfidence: Double
    /// Articles in another language yield nothing; one without a language is read.
    package var languages: [String]
    /// Whether the trained weights find statements too, or rules and lexicons alone.
    package var usesModel: Bool

    package init(minimumConfidence: Double = 0.35, languages: [String] = ["en"], usesModel: Bool = true) {
      self.minimumConfidence = minimumConfidence
      self.languages = languages
      self.usesModel = usesModel
    }
  }

  private let lexicon: Lexicon
  private let options: Options

  /// With our own tables of actors.
  package init(_ options: Options = Options()) {
    self.init(options, supplement: nil)
  }

  /// With actors that a user adds.
  package init(_ options: Options = Options(), supplement: ActorSupplement?) {
    lexicon = supplement == nil ? .standard : LexiconBuilder(supplement: supplement).lexicon
    self.options = options
  }

  /// The statements in reading order.
  package func statements(in article: Article) -> [Statement] {
    var result: [Statement] = []
    forEachStatement(in: article) { result.append($0) }
    return result
  }

  /// Gives the statements in reading order.
  package func forEachStatement(in article: Article, _ body: (Statement) -> Void) {
    guard reads(article.language) else { return }
    judge(article, AnalyzedText(article.text, lexicon: lexicon)) { body($0.statement) }
  }

  /// The same, each with what decided its fields.
  package func explained(in article: Article) -> [ExplainedStatement] {
    guard reads(article.language) else { return [] }
    let text = AnalyzedText(article.text, lexicon: lexicon)
    var result: [ExplainedStatement] = []
    judge(article, text) { result.append(ExplainedStatement($0, text)) }
    return result
  }

  private func judge(_ article: Article, _ text: AnalyzedText, _ body: (StatementAssembly.Judged) -> Void) {
    let mentions = ActorFinder(text: text).mentions(in: text.tokens.indices)
    let attributions = attributions(text, mentions).filter { $0.confidence >= options.minimumConfidence }
    guard !attributions.isEmpty else { return }
    StatementAssembly(text: text, article: article, mentions: mentions).forEachStatement(attributions, body)
  }

  private func attributions(_ text: AnalyzedText, _ mentions: [ActorMention]) -> [Attribution] {
    let rules = AttributionFinder(text).attributions()
    guard options.usesModel, let model = AttributionModel.standard else { return rules }
    return StatementFinder(model).attributions(
      PreparedText(text, rules: rules, mentions: mentions), minimum: options.minimumConfidence)
  }

  /// Whether a language (BCP 47) is among those to read: "en-GB" counts as "en".
  private func reads(_ language: String?) -> Bool {
    guard let language, !language.isEmpty else { return true }
    let primary =
      language.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map(String.init) ?? ""
    return options.languages.contains {
      $0.lowercased() == primary || $0.lowercased() == language.lowercased()
    }
  }
}
