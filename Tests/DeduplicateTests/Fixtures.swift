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

func article(_ text: String, published: String? = nil) -> ArticleSignature {
  let day = published.flatMap { CivilDate(iso: $0) }.map { Int32($0.daysSinceEpoch) }
  let words = WordScanner.words(text)
  return ArticleSignature(
    day: day, wordCount: words.count,
    shingles: Shingles.set(of: words, width: ArticleSignature.shingleWidth)[...])
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

extension StatementSignature {
  init(_ statement: Statement) { self.init(statement, windowDays: 3) }
}

/// Runs the whole stage over chunks of records and gives its published lines.
func run(
  articles: [[Article]] = [], statements: [[Statement]] = [], _ given: [String: ParameterValue] = [:]
) throws -> (statements: [Statement], articles: [ArticleCluster]) {
  let stage = DeduplicateStage(Parameters(defaultsOf: Deduplicate.descriptor.parameters, given))
  let chunks =
    articles.map { (port: "articles", lines: chunk($0)) }
    + statements.map { (port: "statements", lines: chunk($0)) }
  let signatures = try chunks.map { try stage.sign($0.lines, port: $0.port) }
  let answers = Dictionary(
    grouping: try stage.answers(to: stage.links(of: signatures), of: signatures), by: \.port
  )
  .mapValues { $0.sorted { $0.key < $1.key } }
  var output = StageOutput()
  for (chunk, signature) in zip(chunks, signatures) {
    let ids = Set(try chunk.lines.identifiers())
    let answer = (answers[chunk.port] ?? []).filter { ids.contains($0.key.id) }.flatMap(\.bytes)
    try stage.join(
      stage.carries(port: chunk.port) ? ChunkLines([]) : chunk.lines, carried: signature.carried,
      port: chunk.port, answer: answer, into: &output)
  }
  return (
    try ChunkLines(output.lines(of: "statements").bytes).records(),
    try ChunkLines(output.lines(of: "articles").bytes).records()
  )
}

extension ChunkLines {
  func identifiers() throws -> [String] {
    var ids: [String] = []
    try forEachLine { range in
      var members = LineMembers(bytes, in: range)
      ids.append(try members.next().flatMap { try members.text(of: $0) } ?? "")
    }
    return ids
  }
}

/// A chunk of records, sorted as the chunks of a dataset are.
func chunk<R: Record>(_ records: [R]) -> ChunkLines {
  ChunkLines(records.sorted { $0.key < $1.key }.flatMap { $0.canonicalLine + [0x0A] })
}
