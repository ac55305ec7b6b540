import Records
import StageKit
import Testing

@testable import Aggregate

@Suite struct AggregateTests {
  private let stage = AggregateStage(Parameters(defaultsOf: Aggregate.descriptor.parameters))

  /// 200 statements of 40 articles, sorted as in a dataset: actors, targets and topics from none to three,
  /// clusters whose members lie far apart.
  private static let statements: [Statement] = (0..<200).map { index in
    var statement = Statement()
    statement.id = "s\(String(index + 1000))"
    statement.articleID = "a\(index / 5 + 100)"
    statement.isCanonical = index % 7 != 3
    statement.clusterID = "c\(index % 7)"
    statement.statementDate = index % 11 == 0 ? nil : "2031-0\(index % 3 + 1)-1\(index % 9)"
    statement.actor = [nil, "VLD", "OST", "MRE"][index % 4]
    statement.speakerName = index % 3 == 0 ? nil : "Speaker \(index % 5)"
    statement.addressees = Array(["OST", "MRE", "OST"].prefix(index % 4))
    statement.about = index % 6 == 0 ? ["OST", "VLD"] : []
    statement.topics = Array(["military", "diplomatic", "trade"].prefix(index % 4))
    statement.act = Act.allCases[index % Act.allCases.count].rawValue
    statement.quadClass = index % 10 == 0 ? nil : index % 4 + 1
    statement.goldstein = index % 10 == 0 ? nil : Double(index % 13) - 6.4
    return statement
  }

  private func chunk(_ statements: some Sequence<Statement>) -> ChunkLines {
    ChunkLines(statements.flatMap { $0.canonicalLine + [0x0A] })
  }

  /// Partials of the statements cut at the given places.
  private func partials(cutAt places: [Int]) throws -> [[UInt8]] {
    let bounds = [0] + places + [Self.statements.count]
    return try zip(bounds, bounds.dropFirst()).map { try stage.partial(of: chunk(Self.statements[$0..<$1])) }
  }

  private func rows(_ partial: [UInt8], _ table: String) throws -> [[String: String]] {
    var output = StageOutput()
    try stage.finish(partial, into: &output)
    let lines = ChunkLines(output.lines(of: table).bytes)
    var rows: [[String: String]] = []
    try lines.forEachLine { (range) throws(JSONError) in
      var reader = JSONReader(lines.bytes, in: range)
      var row: [String: String] = [:]
      try reader.beginObject()
      var first = true
      while let name = try reader.nextName(first: &first) {
        row[name] = String(decoding: lines.bytes[try reader.skip()], as: UTF8.self)
      }
      rows.append(row)
    }
    return rows
  }

  private func sum(_ column: String, _ rows: [[String: String]]) -> Int {
    rows.reduce(0) { $0 + (Int($1[column] ?? "") ?? 0) }
  }

  @Test(
    "every table adds up to the statements",
    arguments: SummaryTable.standard.map(\.name))
  func totals(table: String) throws {
    let rows = try rows(try stage.combine(partials(cutAt: [15, 60, 65, 140])), table)
    let isMany = ["by_pair", "by_topic"].contains(table)
    #expect(sum(isMany ? "statements_once" : "statements", rows) == 200)
    if isMany {
      #expect(sum("statements", rows) > 200)
    } else {
      #expect(sum("clusters", rows) == Self.statements.count { $0.isCanonical == true })
      let quads = Sums.quadNames.reduce(0) { $0 + sum($1, rows) }
      #expect(quads == Self.statements.count { $0.quadClass != nil })
      #expect(sum("goldstein_scored", rows) == quads)
    }
  }

  @Test("a statement counts once for each pair and topic, and in the row without one if it has none")
  func manyGroups() throws {
    let whole = try stage.combine(partials(cutAt: []))
    let expected = Self.statements.reduce(0) { $0 + max(1, Set($1.addressees + $1.about).count) }
    #expect(sum("statements", try rows(whole, "by_pair")) == expected)
    let topics = try rows(whole, "by_topic")
    #expect(sum("statements", topics) == Self.statements.reduce(0) { $0 + max(1, $1.topics.count) })
    #expect(topics.map { $0["topic"] } == ["\"diplomatic\"", "\"military\"", "\"trade\"", "null"])
    #expect(topics.last?["statements"] == "50")
  }

  @Test(
    "an article counts once a group, wherever chunks end",
    arguments: [[], [5], [5, 10], Array(stride(from: 5, to: 200, by: 5))])
  func articles(cut: [Int]) throws {
    let rows = try rows(try stage.combine(partials(cutAt: cut)), "by_actor")
    for row in rows {
      let actor = row["actor"].flatMap { $0 == "null" ? nil : String($0.dropFirst().dropLast()) }
      let articles = Set(Self.statements.filter { $0.actor == actor }.map(\.articleID))
      #expect(row["articles"] == String(articles.count))
    }
  }

  @Test("any grouping and order of partials gives the same bytes")
  func associative() throws {
    let parts = try partials(cutAt: [5, 10, 35, 90, 95, 150])
    let whole = try stage.combine(parts)
    #expect(try stage.combine(parts.reversed()) == whole)
    for middle in 0...parts.count {
      let left = try stage.combine(Array(parts[..<middle]))
      let right = try stage.combine(Array(parts[middle...]))
      #expect(try stage.combine([right, left]) == whole)
    }
    var oneByOne = parts[0]
    for part in parts.dropFirst() { oneByOne = try stage.combine([part, oneByOne]) }
    #expect(oneByOne == whole)
  }

  @Test("no statements give no rows, and the neutral partial changes nothing")
  func neutral() throws {
    #expect(try stage.combine([]) == [])
    #expect(try stage.partial(of: ChunkLines([])) == [])
    let parts = try partials(cutAt: [50])
    #expect(try stage.combine([[]] + parts + [[]]) == stage.combine(parts))
    #expect(try rows([], "by_actor").isEmpty)
  }

  @Test("a row has the columns of its table in order, means rounded in whole numbers")
  func row() throws {
    var first = Statement()
    (first.id, first.articleID, first.actor) = ("s1", "a1", "VLD")
    (first.statementDate, first.quadClass, first.goldstein) = ("2031-03-14", 3, -2.0)
    var second = first
    (second.id, second.isCanonical, second.goldstein, second.statementDate) = (
      "s2", false, -0.5, "2031-03-12"
    )
    var output = StageOutput()
    try stage.finish(try stage.partial(of: chunk([first, second])), into: &output)
    let line =
      #"{"actor":"VLD","statements":2,"clusters":1,"articles":1,"verbal_cooperation":0,"material_cooperation":0,"#
      + #""verbal_conflict":2,"material_conflict":0,"balance":-2,"goldstein_scored":2,"goldstein_mean":-1.25,"#
      + #""first_date":"2031-03-12","last_date":"2031-03-14"}"# + "\n"
    #expect(String(decoding: output.lines(of: "by_actor").bytes, as: UTF8.self) == line)
  }

  @Test("what is no partial is refused")
  func refused() throws {
    let whole = try stage.combine(partials(cutAt: []))
    for count in 1..<18 {
      #expect(throws: PartialError.self) { try stage.combine([Array(whole.prefix(count))]) }
    }
    #expect(throws: PartialError.self) { try stage.combine([[0xFF, 0xFF, 0xFF]]) }
    #expect(throws: PartialError.self) { try stage.combine([whole + whole]) }
  }
}
