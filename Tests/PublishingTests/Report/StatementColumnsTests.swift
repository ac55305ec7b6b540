import Records
import Testing

@testable import Publishing

@Suite("Statement columns")
struct StatementColumnsTests {
  private func shown(_ all: [Statement]) throws -> [ReportStatement] {
    try NewestStatements(of: statements(all)).statements
  }

  @Test("Texts that recur are written once, and long ones are cut at a whole character")
  func compact() throws {
    let long = String(repeating: "\u{1F54A}", count: 700)
    let all = ["s1", "s2"].map {
      statement($0, date: "2031-03-02", text: long) { $0.title = "A long headline" }
    }
    let json = String(decoding: StatementColumns(try shown(all)).json, as: UTF8.self)
    #expect(json.ranges(of: "A long headline").count == 1)
    let cut = String(repeating: "\u{1F54A}", count: StatementColumns.longestText) + "\u{2026}"
    #expect(json.hasSuffix("\"text\":[\"\(cut)\",\"\(cut)\"]}"))
  }

  @Test("The newest stay where there is no room for all, and the columns stay equally long")
  func bounded() throws {
    let all = (0..<200).map {
      statement("s\($0)", date: "2031-03-02", text: String(repeating: "x", count: 400))
    }
    let columns = StatementColumns(try shown(all), mostBytes: 20_000)
    #expect(columns.count > 10)
    #expect(columns.count < 60)
    #expect(columns.json.count < 22_000)
    let json = String(decoding: columns.json, as: UTF8.self)
    let quads = try #require(part(of: json, from: "\"quad\":[", to: "]"))
    #expect(quads.split(separator: ",").count == columns.count)
  }

  @Test("No text can close the element that holds the data, or open a comment in it")
  func inert() throws {
    let all = [statement("s1", date: "2031-03-02", text: "</script><!--<script>&amp;]]>")]
    let json = String(decoding: StatementColumns(try shown(all)).json, as: UTF8.self)
    #expect(!json.contains("<") && !json.contains(">") && !json.contains("&"))
    var reader = JSONReader(Array(json.utf8))
    try reader.skip()
    let isWhole = reader.atEnd()
    #expect(isWhole)
    #expect(json.contains(#"\u003c/script\u003e\u003c!--\u003cscript\u003e\u0026amp;]]\u003e"#))
  }
}
