import Records
import Testing

@testable import Deduplicate

/// Two statements of different articles, and whether they are one.
struct StatementPair: CustomTestStringConvertible {
  let why: String
  let isSame: Bool
  let a: Statement
  let b: Statement

  init(_ why: String, _ isSame: Bool, _ a: Statement, _ b: Statement) {
    self.why = why
    self.isSame = isSame
    self.a = a
    self.b = b
  }

  var testDescription: String { why }
}

@Suite struct SamenessRuleTests {
  private let rule = SamenessRule(jaccard: 500, containment: 800, leastWords: 6, windowDays: 3)
  private static let words = "We expect the Ostrian side to withdraw its note without delay."

  static let pairs: [StatementPair] = [
    StatementPair("same words", true, statement(words), statement(words, in: "a2")),
    StatementPair(
      "other quotes and case", true, statement(words),
      statement("“WE expect the Ostrian side to withdraw its note, without delay”", in: "a2")),
    StatementPair(
      "a word changed", true, statement(words),
      statement("We expect the Ostrian side to retract its note without delay.", in: "a2")),
    StatementPair(
      "a piece of a longer quote", true, statement("withdraw its note without any delay"),
      statement(
        "Our ministry made it plain that they must withdraw its note without any delay, and we will say so again.",
        in: "a2")),
    StatementPair("said there, warned here", true, statement(words), statement(words, in: "a2", act: "WARN")),
    StatementPair("last name alone", true, statement(words), statement(words, in: "a2", name: "Petrova")),
    StatementPair("no name, same actor", true, statement(words), statement(words, in: "a2", name: nil)),
    StatementPair("two days later", true, statement(words), statement(words, in: "a2", on: "2031-03-16")),
    StatementPair("day unknown", true, statement(words), statement(words, in: "a2", on: nil)),
    StatementPair("another speaker", false, statement(words), statement(words, in: "a2", name: "Olga Marin")),
    StatementPair(
      "another speaker of the same last name", false, statement(words),
      statement(words, in: "a2", name: "Olga Petrova")),
    StatementPair(
      "last name alone, another actor", false, statement(words),
      statement(words, in: "a2", name: "Petrova", actor: "OST")),
    StatementPair(
      "no name, another actor", false, statement(words), statement(words, in: "a2", name: nil, actor: "OST")),
    StatementPair(
      "neither name nor actor, in the same words", true, statement(words, name: nil, actor: nil),
      statement(words, in: "a2", name: nil, actor: nil)),
    StatementPair("a week later", false, statement(words), statement(words, in: "a2", on: "2031-03-21")),
    StatementPair(
      "praised there, condemned here", false, statement(words, act: "WELCOME"),
      statement(words, in: "a2", act: "CONDEMN")),
    StatementPair(
      "the act negated", false, statement(words), statement(words, in: "a2", polarity: "negated")),
    StatementPair(
      "negated in its words", false, statement("We will attend the summit in Port Alden."),
      statement("We will not attend the summit in Port Alden.", in: "a2")),
    StatementPair(
      "another number", false, statement("Trade grew by 12 percent over the last year."),
      statement("Trade grew by 21 percent over the last year.", in: "a2")),
    StatementPair("a short piece", false, statement("without delay"), statement(words, in: "a2")),
    StatementPair(
      "other words", false, statement(words),
      statement("The two ministers discussed the border and trade.", in: "a2")),
    StatementPair(
      "other words of the same article", false, statement(words),
      statement("We expect the Ostrian side to retract its note without delay.")),
  ]

  @Test("one statement or two", arguments: pairs)
  func sameness(_ pair: StatementPair) {
    let (a, b) = (StatementSignature(pair.a), StatementSignature(pair.b))
    #expect((rule.likeness(a, b) != nil) == pair.isSame)
    #expect((rule.likeness(b, a) != nil) == pair.isSame)
  }

  @Test("what the rule joins is also proposed: a piece of five words in a row, a short wording changed twice")
  func proposed() throws {
    let long = Prose.text(seed: 5, words: 80).split(separator: " ").map(String.init)
    for start in 0..<75 {
      let piece = ["Yes", "indeed"] + long[start..<start + 5]
      let (a, b) = (Wording(piece.joined(separator: " ")), Wording(long.joined(separator: " ")))
      #expect(Shingles.shared(a.anchors, b.anchors) > 0)
    }
    let changed = long[..<14].enumerated().map { $0 == 4 || $0 == 9 ? "changed" : $1 }
    let texts = [long[..<14].joined(separator: " "), changed.joined(separator: " ")]
    let rows = try run(statements: [[statement(texts[0]), statement(texts[1], in: "a2")]]).statements
    #expect(rows.map(\.clusterSize) == [2, 2])
  }

  @Test("where a speaker is not known, much the same words of eight and more within days are one statement")
  func unknownSpeaker() {
    let unknown = StatementSignature(statement(Self.words, name: nil, actor: nil))
    func isSame(_ other: Statement) -> Bool { rule.likeness(unknown, StatementSignature(other)) != nil }
    #expect(isSame(statement(Self.words, in: "a2", name: nil, actor: nil)))
    #expect(!isSame(statement(Self.words, in: "a2", name: nil, actor: nil, on: "2031-05-01")))
    let shortened = "We expect that the Ostrian side will withdraw its note."
    #expect(!isSame(statement(shortened, in: "a2", name: nil, actor: nil)))
    let short = statement("No comment.", name: nil, actor: nil)
    let again = statement("No comment.", in: "a2", name: nil, actor: nil)
    #expect(rule.likeness(StatementSignature(short), StatementSignature(again)) == nil)
  }
}
