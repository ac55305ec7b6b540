import Records
import Testing

@testable import Publishing

@Suite("Newest statements")
struct NewestStatementsTests {
  @Test("The newest come first, those of a day by identifier, wherever their chunks stand")
  func order() throws {
    let days = ["2031-03-02", "2031-03-05", "2031-03-01", "2031-03-05", "2031-03-04", "2031-03-03"]
    let all = days.enumerated().map { statement("s\($0)", date: $1) }
    #expect(
      try NewestStatements(of: statements(all), limit: 4).statements.map(\.id) == ["s1", "s3", "s4", "s5"])
  }

  @Test("The same statements are chosen at every limit and cut into chunks", arguments: 1...9)
  func everyLimit(limit: Int) throws {
    let all = (0..<40).map {
      statement("s\($0 + 10)", date: "2031-03-\($0 * 7 % 23 + 10)".prefix(10).description)
    }
    let sorted = all.sorted { a, b in
      (b.statementDate ?? "", a.id) < (a.statementDate ?? "", b.id)
    }
    for chunk in [1, 7, 40] {
      let newest = try NewestStatements(of: statements(all, chunk: chunk), limit: limit)
      #expect(newest.statements.map(\.id) == sorted.prefix(limit).map(\.id))
    }
  }

  @Test("Without a day of its own a statement has its article's, then the day of capture")
  func dates() throws {
    let all = [
      statement("s1", date: nil) { $0.publishedDate = "2031-03-03" },
      statement("s2", date: nil) { $0.day = "2031-03-04" }, statement("s3", date: nil),
      statement("s4", date: "2031-03-02"),
    ]
    let newest = try NewestStatements(of: statements(all)).statements
    #expect(newest.map(\.id) == ["s2", "s1", "s4", "s3"])
    #expect(newest.map(\.date) == ["2031-03-04", "2031-03-03", "2031-03-02", ""])
  }

  @Test("A cluster is one entry with every article that carries it, whichever chunk that is in")
  func carriers() throws {
    func copy(_ id: String, _ outlet: String, _ isCanonical: Bool) -> Statement {
      statement(id, date: "2031-03-02") {
        $0.clusterID = "c1"
        $0.clusterSize = 3
        $0.isCanonical = isCanonical
        $0.outlet = outlet
        $0.url = "https://\(outlet).example/1"
        $0.publishedDate = "2031-03-02"
      }
    }
    let all = [
      copy("s1", "gazette", false), statement("s2", date: "2031-03-01"), copy("s3", "courier", true),
      copy("s4", "wire", false),
    ]
    let newest = try NewestStatements(of: statements(all, chunk: 1)).statements
    #expect(newest.map(\.id) == ["s3", "s2"])
    #expect(newest[0].carriers.map(\.outlet) == ["courier", "gazette", "wire"])
    #expect(newest[1].carriers.isEmpty)
  }

  @Test("Statements that were never clustered each stand for themselves")
  func unclustered() throws {
    let all = ["s1", "s2"].map { id in
      statement(id, date: "2031-03-02") {
        $0.clusterID = nil
        $0.clusterSize = nil
        $0.isCanonical = nil
      }
    }
    #expect(try NewestStatements(of: statements(all)).statements.map(\.id) == ["s1", "s2"])
  }
}

@Suite("Carrier")
struct CarrierTests {
  @Test("An article without outlet and address goes by its headline")
  func nameless() throws {
    let bytes = statement("s1", date: "2031-03-02") { $0.title = "Talks go on" }.canonicalLine
    let carrier = try ReportStatement.Carrier(CanonicalLine(bytes: bytes, range: 0..<bytes.count))
    #expect((carrier.outlet, carrier.url, carrier.date) == ("Talks go on", "", ""))
  }
}

@Suite("Canonical line")
struct CanonicalLineTests {
  @Test("A member is found by its name, and never inside a text that looks like one")
  func finds() throws {
    let spoken = statement("s1", date: "2031-03-02", text: "x") {
      $0.title = "\",\"statement_date\":\"1999-01-01\",\""
      $0.outlet = "statement_date"
      $0.url = "\\\"statement_date\":\"1999-01-01"
    }
    let bytes = spoken.canonicalLine
    let line = CanonicalLine(bytes: bytes, range: 0..<bytes.count)
    #expect(try line.text(of: CanonicalLine.Key("statement_date")) == "2031-03-02")
    #expect(try line.text(of: CanonicalLine.Key("title")) == spoken.title)
    #expect(try line.text(of: CanonicalLine.Key("speaker_name")) == nil)
    #expect(try line.text(of: CanonicalLine.Key("no_such_member")) == nil)
  }
}
