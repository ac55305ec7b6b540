import Records
import StageKit

@testable import Extract

/// Countries and people that do not exist, for the tests.
enum InventedWorld {
  static let actors = """
    actors:
      - {code: XOS, name: Ostania, adjectives: [Ostanian], people: [Ostanians], capital: Karvel}
      - {code: XVE, name: Verlund, adjectives: [Verlundish], people: [Verlunders], capital: Brask, aliases: [Verlund Federation]}
      - {code: XMI, name: Mirovia, adjectives: [Mirovian], people: [Mirovians], capital: Sant Oren}
    """

  /// By rules alone, unless the model is to be used.
  static func extractor(minimumConfidence: Double = 0.4, usesModel: Bool = false) throws -> StatementExtractor
  {
    let file = FileValue(path: "actors.yaml", bytes: Array(actors.utf8))
    return StatementExtractor(

      .init(minimumConfidence: minimumConfidence, usesModel: usesModel),
      supplement: try ActorSupplement(file: file))
  }

  static func article(_ text: String, published: String? = nil) -> Article {
    var article = Article()
    article.id = Identifier.article(document: Identifier.document(locator: "test"))
    article.text = text
    article.publishedDate = published
    article.language = "en"
    return article
  }

  static func statements(
    _ text: String, published: String? = nil, usesModel: Bool = false
  ) throws -> [Statement] {
    try extractor(usesModel: usesModel).statements(in: article(text, published: published))
  }
}
