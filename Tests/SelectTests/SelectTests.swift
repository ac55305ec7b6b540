import Records
import Select
import StageKit
import Testing

@Suite("Selecting articles")
struct SelectTests {
  private func article(_ text: String, language: String? = "en") -> Article {
    var article = Article()
    article.id = Identifier.article(document: Identifier.document(locator: text))
    article.language = language
    article.text = text
    return article
  }

  private func run(_ articles: [Article], _ given: [String: ParameterValue]) throws -> StageOutput {
    guard
      case .map(let map) = try Select.make(Parameters(defaultsOf: Select.descriptor.parameters, given))
    else { return StageOutput() }
    var output = StageOutput()
    try map.map(ChunkLines(articles.flatMap { $0.canonicalLine + [0x0A] }), into: &output)
    return output
  }

  @Test("without parameters every article is passed on, byte for byte")
  func all() throws {
    let articles = [article("one"), article("two", language: nil)].sorted { $0.key < $1.key }
    #expect(
      try run(articles, [:]).lines(of: "articles").bytes == articles.flatMap { $0.canonicalLine + [0x0A] })
  }

  @Test("articles are kept by language; one without is set aside")
  func languages() throws {
    let output = try run(
      [article("one"), article("deux", language: "fr"), article("three", language: nil)],
      ["languages": .list([.text("en")])])
    #expect(output.lines(of: "articles").keys.map(\.id) == [article("one").id])
    #expect(output.rejects.map(\.reason) == ["no_language"])
  }

  @Test("articles are kept by any of the words", arguments: ["treaty", "y t", "a"])
  func words(word: String) throws {
    let output = try run(
      [article("a treaty"), article("they talked"), article("")], ["words": .list([.text(word)])])
    #expect(!output.lines(of: "articles").keys.isEmpty)
    #expect(output.lines(of: "articles").keys.count < 3)
  }

  @Test("an empty word is refused: it would be in every text")
  func emptyWord() {
    #expect(throws: ParameterProblem.self) { try run([], ["words": .list([.text("")])]) }
  }
}
