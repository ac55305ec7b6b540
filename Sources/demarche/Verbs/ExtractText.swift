import ArgumentParser
import Extract
import Glibc
import Normalize
import Publishing
import Records
import StageKit
import Store

struct ExtractText: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Prints the statements of one article, without a pipeline.",
    discussion: """
      The article is plain text or an HTML page; '-' or no file means standard input. --html gives a page on which \
      the statements are marked: the way a person checks them.
      """)

  @Argument(help: "The article.", completion: .file())
  var file: String?

  @Flag(help: "Print one JSON object a statement, as a pipeline does.")
  var json = false

  @Flag(help: "Print a page on which the statements are marked.")
  var html = false

  @Flag(help: "Tell under each statement which rule, words or features decided its fields.")
  var why = false

  @Flag(help: .hidden)
  var events = false

  @Option(help: "The article's day (YYYY-MM-DD), against which 'on Tuesday' is worked out.")
  var published: String?

  @Option(help: "The article's language (BCP 47), where the text is too short or strange to tell.")
  var language: String?

  @Option(help: "YAML file of actors to add, as the stage's parameter of that name.", completion: .file())
  var actors: String?

  @Option(help: "Leave out statements of less confidence.")
  var minConfidence = 0.35

  @Option(help: "The trained weights, as the stage's parameter of that name: default or none.")
  var model = Model.default

  enum Model: String, ExpressibleByArgument, CaseIterable { case `default`, none }

  func validate() throws {
    if [json, html, why].filter(\.self).count > 1 {
      throw ValidationError("of --json, --html and --why one alone can be.")
    }
    if let published, CivilDate(iso: published) == nil {
      throw ValidationError("'\(published)' is no day; it is written YYYY-MM-DD.")
    }
  }

  func run() throws {
    let bytes = try input()
    if events { return try EventLines.print(bytes) }
    let article = try article(bytes)
    let extractor = try StatementExtractor(
      .init(minimumConfidence: minConfidence, languages: ["en"], usesModel: model == .default),
      supplement: actors.map { try ActorSupplement(file: FileValue(path: $0, bytes: try Self.read($0))) })
    if why { return explain(extractor.explained(in: article), article) }
    let statements = extractor.statements(in: article)
    if html {
      Console.print(bytes: Array(MarkedArticle(article, statements).html.utf8))
    } else if json {
      for statement in statements { Console.print(bytes: statement.canonicalLine + [0x0A]) }
    } else {
      for line in StatementText.lines(statements) { Console.print(line) }
      if statements.isEmpty { Console.note(Self.reason(article)) }
    }
  }

  private func explain(_ statements: [ExplainedStatement], _ article: Article) {
    for (number, line) in StatementText.lines(statements.map(\.statement)).split(separator: "").enumerated() {
      if number > 0 { Console.print("") }
      for part in line { Console.print(part) }
      for decision in statements[number].decisions { Console.print("   " + DecisionLines.line(decision)) }
    }
    if statements.isEmpty { Console.note(Self.reason(article)) }
  }

  private static func reason(_ article: Article) -> String {
    if let language = article.language, language.prefix(2) != "en" {
      return "no statements: the text is in '\(language)', only English is read"
    }
    return "no statements found"
  }

  private func article(_ bytes: [UInt8]) throws -> Article {
    var document = Document()
    document.locator = file ?? "-"
    document.id = Identifier.document(locator: document.locator)
    document.publishedDate = published
    document.language = language
    document.body = Payload(bytes)
    do {
      return try NormalizeStage(minimumCharacters: 0, maximumBytes: 32 << 20).article(of: document)
    } catch {
      let cause = [error.reason, error.detail].compactMap { $0 }.joined(separator: ": ")
      throw CommandFailure(message: "error: \(file ?? "standard input"): \(cause)", status: 1)
    }
  }

  private func input() throws -> [UInt8] {
    guard let file, file != "-" else { return Self.standardInput() }
    return try Self.read(file)
  }

  private static func read(_ path: String) throws -> [UInt8] {
    guard let bytes = try Files.read(path) else {
      throw CommandFailure(message: "error: \(path): no such file", status: 1)
    }
    return bytes
  }

  private static func standardInput() -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(0, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return result }
      result += buffer[..<count]
    }
  }
}
