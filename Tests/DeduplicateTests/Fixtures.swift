import Records
import StageKit

@testable import Deduplicate

/// Invented texts: words drawn by a fixed generator, so that texts of different seeds share next to nothing.
struct Prose {
  private var state: UInt64

  init(seed: Int) { state = Shingles.mix(UInt64(seed) + 1) }

  mutating func number(below bound: Int) -> Int {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    return Int(Shingles.mix(state) % UInt64(bound))
  }

  mutating func words(_ count: Int) -> [String] { (0..<count).map { _ in "word\(number(below: 2000))" } }

  static func text(seed: Int, words count: Int) -> String {
    var prose = Prose(seed: seed)
    return prose.words(count).joined(separator: " ")
  }
}

func article(_ id: String, _ text: String, published: String? = nil) -> ArticleSignature {
  let day = published.flatMap { CivilDate(iso: $0) }.map { Int32($0.daysSinceEpoch) }
  return ArticleSignature(id: id, published: published, day: day, text: text)
}

func statement(
  _ text: String, in article: String = "a1", name: String? = "Ana Petrova", actor: String? = "VLD",
  act: String = "STATE", on date: String? = "2031-03-14", polarity: String = "positive", place: Int = 0
) -> Statement {
  var statement = Statement()
  statement.id = Identifier.statement(article: article, start: place, words: text)
  statement.articleID = article
  statement.speakerName = name
  statement.actor = actor
  statement.act = act
  statement.publishedDate = date
  statement.statementDate = date
  statement.polarity = polarity
  statement.text = text
  return statement
}

/// Runs the whole stage over chunks of records and gives its published lines.
func run(
  articles: [[Article]] = [], statements: [[Statement]] = [], _ given: [String: ParameterValue] = [:]
) throws -> (statements: [Statement], articles: [ArticleCluster]) {
  let stage = DeduplicateStage(Parameters(defaultsOf: Deduplicate.descriptor.parameters, given))
  let chunks =
    articles.map { (port: "articles", lines: chunk($0)) }
    + statements.map { (port: "statements", lines: chunk($0)) }
  let answers = try stage.resolve(
    chunks.map { ChunkSignature(port: $0.port, bytes: try stage.signature(of: $0.lines, port: $0.port)) })
  var output = StageOutput()
  for (chunk, answer) in zip(chunks, answers) {
    try stage.join(chunk.lines, port: chunk.port, answer: answer, into: &output)
  }
  return (
    try ChunkLines(output.lines(of: "statements").bytes).records(),
    try ChunkLines(output.lines(of: "articles").bytes).records()
  )
}

func chunk<R: Record>(_ records: [R]) -> ChunkLines {
  ChunkLines(records.flatMap { $0.canonicalLine + [0x0A] })
}
