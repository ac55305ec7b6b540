import Records
import StageKit
import Testing

@testable import Aggregate

@Suite("Tables that a pipeline file asks for") struct TableParametersTests {
  private func parameters(_ tables: [[String: ParameterValue]]) -> Parameters {
    let filled = tables.map { table in
      ParameterValue.record(
        ["where": .null, "measures": .null].merging(table) { _, given in given })
    }
    return Parameters(defaultsOf: Aggregate.descriptor.parameters, ["tables": .list(filled)])
  }

  private func texts(_ words: [String]) -> ParameterValue { .list(words.map { .text($0) }) }

  private func statement(_ id: Int, _ actor: String?, about: [String], act: String, date: String) -> Statement
  {
    var statement = Statement()
    (statement.id, statement.articleID) = ("s\(id)", "a\(id)")
    (statement.actor, statement.about, statement.act) = (actor, about, act)
    statement.statementDate = date
    return statement
  }

  private func lines(_ parameters: Parameters, _ table: String, _ statements: [Statement]) throws -> [String]
  {
    let stage = AggregateStage(parameters)
    var output = StageOutput()
    let chunk = ChunkLines(statements.flatMap { $0.canonicalLine + [0x0A] })
    try stage.finish(try stage.combine([try stage.partial(of: chunk)]), into: &output)
    return String(decoding: output.lines(of: table).bytes, as: UTF8.self).split(separator: "\n").map(
      String.init)
  }

  @Test("a table has the asked columns, and is an output of the stage")
  func columns() throws {
    let asked = parameters([
      [
        "name": .text("pairs_by_month"), "group_by": texts(["month", "target"]),
        "measures": texts(["clusters"]),
      ]
    ])
    let port = try #require(Aggregate.outputs(asked).last)
    #expect(port.name == "pairs_by_month")
    #expect(port.schema.columns.map(\.name) == ["month", "target", "relation", "clusters"])
    #expect(
      try lines(asked, port.name, [statement(1, "VLD", about: ["OST"], act: "CALL", date: "2031-02-03")])
        == [#"{"month":"2031-02","target":"OST","relation":"about","clusters":1}"#])
  }

  @Test("a condition chooses statements, and groups where it is on what groups")
  func conditions() throws {
    let statements = [
      statement(1, "VLD", about: ["OST", "MRE"], act: "CALL", date: "2031-02-03"),
      statement(2, "VLD", about: ["MRE"], act: "CALL", date: "2031-02-03"),
      statement(3, "VLD", about: ["OST"], act: "DENY", date: "2031-02-03"),
    ]
    let condition = ParameterValue.record(["act": texts(["CALL", "DEMAND"]), "about": texts(["OST"])])
    let byAbout = parameters([
      [
        "name": .text("calls"), "group_by": texts(["about"]), "where": condition,
        "measures": texts(["statements"]),
      ]
    ])
    #expect(
      try lines(byAbout, "calls", statements) == [#"{"about":"OST","statements":1,"statements_once":1}"#])
    let byActor = parameters([
      [
        "name": .text("calls"), "group_by": texts(["actor"]), "where": condition,
        "measures": texts(["statements"]),
      ]
    ])
    #expect(try lines(byActor, "calls", statements) == [#"{"actor":"VLD","statements":1}"#])
  }

  @Test(
    "what no type can check is told with its place",
    arguments: [
      ("By Actor", ["actor"], "tables[0].name"), ("by_actor", ["actor"], "tables[0].name"),
      ("rejects", ["actor"], "tables[0].name"), ("mine", [], "tables[0].group_by"),
      ("mine", ["actor", "actor"], "tables[0].group_by"),
      ("mine", ["actor", "speaker", "act", "day", "form", "outlet"], "tables[0].group_by"),
    ])
  func problems(name: String, groupBy: [String], place: String) {
    let wrong = parameters([["name": .text(name), "group_by": texts(groupBy)]])
    #expect {
      _ = try Aggregate.make(wrong)
    } throws: {
      ($0 as? ParameterProblem)?.parameter == place
    }
  }

  @Test(
    "weeks are those of ISO 8601",
    arguments: [
      ("2024-12-29", "2024-W52"), ("2024-12-30", "2025-W01"), ("2026-12-31", "2026-W53"),
      ("2027-01-03", "2026-W53"),
      ("2027-01-04", "2027-W01"), ("2025-03-14", "2025-W11"),
    ])
  func weeks(day: String, week: String) { #expect(CivilDate(iso: day)?.isoWeek == week) }

  @Test("a group's key gives its values back, and sorts a missing one last")
  func keys() {
    let values: [[String?]] = [
      ["", "a"], ["a", "b"], ["a\u{1}", "b"], ["a b", nil], ["\u{10FFFF}", "x"], [nil, "z"],
    ]
    for value in values { #expect(GroupKey(table: 300, values: value).values == value) }
    let keys = values.map { GroupKey(table: 300, values: $0) }
    #expect(keys == keys.sorted())
    #expect(GroupKey(table: 1, values: [nil]) < GroupKey(table: 2, values: ["a"]))
  }
}
