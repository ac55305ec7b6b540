import Foundation
import Records
import Testing

@testable import Deduplicate

/// Pairs of statements that a person judged (Pairs/statement-pairs.txt), as the whole stage clusters them.
@Suite struct StatementPairsTests {
  struct Pair {
    let isSame: Bool
    let kind: String
    let a: Statement
    let b: Statement
  }

  private static func pairs() throws -> [Pair] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Pairs/statement-pairs.txt")
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { line in
        let fields = line.split(separator: "|", omittingEmptySubsequences: false)
          .map { $0.trimmingCharacters(in: .whitespaces) }
        try #require(fields.count == 6)
        return Pair(
          isSame: fields[0] == "same", kind: fields[1], a: said(fields[2], fields[3], in: "a1"),
          b: said(fields[4], fields[5], in: fields[4].hasSuffix("!") ? "a1" : "a2"))
      }
  }

  /// A statement by name/actor/act/day, of which each may be left out.
  private static func said(_ speaker: String, _ words: String, in article: String) -> Statement {
    var fields = ["Ana Petrova", "VLD", "STATE", "14"]
    for (index, field) in speaker.split(separator: "/", omittingEmptySubsequences: false).enumerated()
    where !field.isEmpty { fields[index] = String(field) }
    let day = fields[3].trimmingCharacters(in: ["!"])
    return statement(
      words, in: article, name: fields[0] == "-" ? nil : fields[0], actor: fields[1] == "-" ? nil : fields[1],
      act: fields[2], on: "2031-03-\(day.count < 2 ? "0" : "")\(day)",
      place: fields[3].hasSuffix("!") ? 700 : 0)
  }

  private func areJoined(_ pair: Pair) throws -> Bool {
    let rows = try run(statements: [[pair.a, pair.b]]).statements
    return rows.map(\.clusterSize) == [2, 2]
  }

  @Test("at least 150 pairs, of which same and different ones are told apart with an F1 of .95")
  func pairs() throws {
    let pairs = try Self.pairs()
    #expect(pairs.count >= 150)
    var (right, joined, same) = (0, 0, 0)
    for pair in pairs {
      let isJoined = try areJoined(pair)
      joined += isJoined ? 1 : 0
      same += pair.isSame ? 1 : 0
      right += isJoined && pair.isSame ? 1 : 0
    }
    #expect(Double(2 * right) / Double(joined + same) >= 0.95)
  }

  @Test("no pair of two speakers, of acts that contradict or of other words in one article is ever joined")
  func neverJoined() throws {
    for pair in try Self.pairs()
    where ["speaker", "acts", "negated", "article", "days"].contains(pair.kind) && !pair.isSame {
      #expect(try !areJoined(pair), "\(pair.a.text) | \(pair.b.text)")
    }
  }
}
