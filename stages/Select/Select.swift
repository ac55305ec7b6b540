import Records
package import StageKit

/// The stage module `select`: keeps the articles that a pipeline is about, and passes them on unchanged.
package enum Select: StageModule {
  package static let descriptor = StageDescriptor(
    name: "select", meaning: "Keeps articles by language and by the words in them; passes them on unchanged.",
    shape: .map, inputs: [InputPort("articles", "Article")],
    outputs: [OutputPort("articles", Article.schema.table)],
    parameters: [
      Parameter("languages", .list(of: .text), default: .list([]), "Languages that are kept; all if empty."),
      Parameter(
        "words", .list(of: .text), default: .list([]), "One of them must be in the text; none if empty."),
    ],
    codeDigest: ModuleDigest.sources)

  package static func make(_ parameters: Parameters) throws -> StageBody {
    let words = parameters.texts("words")
    guard !words.contains("") else {
      throw ParameterProblem(parameter: "words", "an empty word is in every text; leave it out")
    }
    return .map(
      SelectStage(languages: Set(parameters.texts("languages")), words: words.map { Array($0.utf8) }))
  }
}

struct SelectStage: RecordMapStage {
  static let moduleName = "select"
  let languages: Set<String>
  let words: [[UInt8]]

  func map(_ article: Article, into output: inout StageOutput) throws(Rejection) {
    if !languages.isEmpty {
      guard let language = article.language else { throw Rejection("no_language", "no language is known") }
      guard languages.contains(language) else { return }
    }
    let text = Array(article.text.utf8)
    guard words.isEmpty || words.contains(where: { Self.holds(text, $0) }) else { return }
    output.append(article, to: "articles")
  }

  func origin(of article: Article) -> Origin {
    Origin(source: article.source, locator: article.url ?? article.locator)
  }

  private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    return (0...text.count - word.count).contains { start in
      text[start] == word[0] && text[start..<start + word.count].elementsEqual(word)
    }
  }
}
