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
    guard reads(article.language) else { return [] }
    return judged(article, AnalyzedText(article.text, lexicon: lexicon)).map(\.statement)
  }

  /// The same, each with what decided its fields.
  package func explained(in article: Article) -> [ExplainedStatement] {
    guard reads(article.language) else { return [] }
    let text = AnalyzedText(article.text, lexicon: lexicon)
    return judged(article, text).map { ExplainedStatement($0, text) }
  }

  private func judged(_ article: Article, _ text: AnalyzedText) -> [StatementAssembly.Judged] {
    let attributions = attributions(text).filter { $0.confidence >= options.minimumConfidence }
    guard !attributions.isEmpty else { return [] }
    var assembly = StatementAssembly(text: text, article: article)
    return assembly.statements(attributions)
  }

  private func attributions(_ text: AnalyzedText) -> [Attribution] {
    let rules = AttributionFinder(text).attributions()
    guard options.usesModel, let model = AttributionModel.standard else { return rules }
    return StatementFinder(model).attributions(
      PreparedText(text, rules: rules), minimum: options.minimumConfidence)
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
