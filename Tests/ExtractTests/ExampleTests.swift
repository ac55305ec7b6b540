import Foundation
import Normalize
import Records
import StageKit
import Testing

@testable import Extract

@Suite("The bundled example against its hand-made gold")
struct ExampleTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "pipelines/example")

  private struct Gold: Decodable {
    let file: String
    let item: String?
    let statements: [GoldStatement]
  }

  struct GoldStatement: Decodable {
    let speakerName: String?
    let speakerCountry: String?
    let actor: String?
    let form: String
    let act: String
    let content: [String]
    var statementDate: String?

    enum CodingKeys: String, CodingKey {
      case speakerName = "speaker_name"
      case speakerCountry = "speaker_country"
      case actor, form, act, content
      case statementDate = "statement_date"
    }
  }

  /// Each of the example's pages and text files: its gold, and what is found in it.
  private func examined() throws -> [(gold: [GoldStatement], found: [Statement])] {
    let actors = try FileValue(
      path: "actors.yaml", bytes: Array(Data(contentsOf: Self.folder.appending(path: "actors.yaml"))))
    let extractor = StatementExtractor(supplement: try ActorSupplement(file: actors))
    let normalize = NormalizeStage(minimumCharacters: 120, maximumBytes: 32 << 20)
    var result: [(gold: [GoldStatement], found: [Statement])] = []
    for line in try String(contentsOf: Self.folder.appending(path: "gold.jsonl"), encoding: .utf8).split(
      separator: "\n")
    {
      let gold = try JSONDecoder().decode(Gold.self, from: Data(line.utf8))
      guard gold.item == nil else { continue }
      var document = Document()
      document.id = Identifier.document(locator: gold.file)
      document.locator = gold.file
      document.mediaType = gold.file.hasSuffix(".html") ? "text/html" : "text/plain"
      document.body = Payload(Array(try Data(contentsOf: Self.folder.appending(path: gold.file))))
      result.append((gold.statements, extractor.statements(in: try normalize.article(of: document))))
    }
    return result
  }

  private func score() throws -> StatementScore {
    var score = StatementScore()
    for (gold, found) in try examined() { score.add(gold, found) }
    return score
  }

  @Test("a speaker has one country, whichever copy of a report tells of her")
  func copies() throws {
    var countries: [String: Set<String?>] = [:]
    for statement in try examined().flatMap(\.found) {
      if let name = statement.speakerName { countries[name, default: []].insert(statement.speakerCountry) }
    }
    #expect(countries["Liesel Harrow"] == ["XVA"])
  }

  @Test("detection, speaker, country, act and form stay above their floors")
  func floors() throws {
    let score = try score()
    #expect(score.expected >= 150)
    #expect(score.detection >= 0.93, "\(score)")
    #expect(score.share(\.name) >= 0.93, "\(score)")
    #expect(score.share(\.country) >= 0.92, "\(score)")
    #expect(score.share(\.act) >= 0.85, "\(score)")
    #expect(score.share(\.form) >= 0.97, "\(score)")
  }
}

/// Pairs found statements with expected ones, one to one, by the words of their contents (Jaccard of at least a
/// half), and counts what agrees.
struct StatementScore: CustomStringConvertible {
  private(set) var expected = 0
  private(set) var found = 0
  private(set) var matched = 0
  private(set) var name = 0
  private(set) var country = 0
  private(set) var act = 0
  private(set) var form = 0
  private(set) var date = 0

  /// F1 of the pairs.
  var detection: Double { 2 * Double(matched) / Double(max(1, expected + found)) }

  /// Share of the pairs that agree in a field.
  func share(_ field: KeyPath<StatementScore, Int>) -> Double {
    Double(self[keyPath: field]) / Double(max(1, matched))
  }

  var description: String {
    "F1 \(detection) of \(expected), name \(share(\.name)), country \(share(\.country)), act \(share(\.act)), form \(share(\.form)), date \(share(\.date))"
  }

  mutating func add(_ gold: [ExampleTests.GoldStatement], _ statements: [Statement]) {
    expected += gold.count
    found += statements.count
    var pairs: [(similarity: Double, gold: Int, found: Int)] = []
    for (i, wanted) in gold.enumerated() {
      for (j, statement) in statements.enumerated() {
        let similarity = Self.similarity(wanted.content.joined(separator: " "), statement.text)
        if similarity >= 0.5 { pairs.append((similarity, i, j)) }
      }
    }
    pairs.sort { ($1.similarity, $0.gold, $0.found) < ($0.similarity, $1.gold, $1.found) }
    var usedGold: Set<Int> = []
    var usedFound: Set<Int> = []
    for pair in pairs where !usedGold.contains(pair.gold) && !usedFound.contains(pair.found) {
      usedGold.insert(pair.gold)
      usedFound.insert(pair.found)
      compare(gold[pair.gold], statements[pair.found])
    }
  }

  private mutating func compare(_ wanted: ExampleTests.GoldStatement, _ statement: Statement) {
    matched += 1
    if Self.lastName(wanted.speakerName) == Self.lastName(statement.speakerName) { name += 1 }
    if wanted.speakerCountry == statement.speakerCountry { country += 1 }
    if wanted.act == statement.act { act += 1 }
    if wanted.form == statement.form { form += 1 }
    if wanted.statementDate == statement.statementDate { date += 1 }
  }

  private static func lastName(_ name: String?) -> String? {
    name?.split(separator: " ").last.map { $0.lowercased() }
  }

  private static func similarity(_ a: String, _ b: String) -> Double {
    let first = words(a)
    let second = words(b)
    let common = first.reduce(0) { $0 + min($1.value, second[$1.key] ?? 0) }
    let all = first.values.reduce(0, +) + second.values.reduce(0, +) - common
    return Double(common) / Double(max(1, all))
  }

  private static func words(_ text: String) -> [String: Int] {
    var result: [String: Int] = [:]
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      result[String(word), default: 0] += 1
    }
    return result
  }
}
