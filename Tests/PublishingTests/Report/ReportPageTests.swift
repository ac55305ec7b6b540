import Hashing
import Records
import Testing

@testable import Publishing

@Suite("Report page")
struct ReportPageTests {
  private static let hostile =
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`&\u{202E}<!--"

  /// Every text that a table, a run or a pipeline can hold is hostile.
  static func hostilePage() throws -> String {
    let text = hostile
    let spoken = statement("s1", date: "2031-03-02", text: text) {
      $0.clusterID = text
      $0.clusterSize = 2
      ($0.url, $0.outlet, $0.title) = ("javascript:alert(3)", text, text)
      ($0.publishedDate, $0.speakerName, $0.speakerRole) = (text, text, text)
      ($0.speakerOrganization, $0.speakerMention, $0.actor) = (text, text, text)
      ($0.addressees, $0.about, $0.topics) = ([text], [text], [text])
      ($0.act, $0.form) = (text, text)
    }
    let reject = Reject(
      stage: text, recordID: text, day: "", source: text, locator: text, reason: text, detail: text)
    let quads = [1, 0, 2, 0]
    let tables = [
      statements([spoken]), table("rejects", [[reject.canonicalLine]]),
      table("by_pair", [[summaryLine([("actor", text), ("target", text + "2")], quads: quads)]]),
      table("by_act", [[summaryLine([("act", text)], quads: quads)]]),
      table("by_topic", [[summaryLine([("topic", text)], quads: quads)]]),
      table("by_speaker", [[summaryLine([("speaker_name", text), ("actor", text)], quads: quads)]]),
      table("by_day", [[summaryLine([("statement_date", "2031-03-02")], quads: quads)]]),
    ]
    let run = runReport(
      id: text, pipeline: text, stages: [stage(text, reasons: [text])],
      failures: [SourceReport(stage: text, source: text, reason: text)])
    let previous = PreviousRun(
      runJSON: StatementColumns.inert(
        Array("{\"run_id\":\"<script>\",\"finished_at\":\"<script>\",\"files\":[]}".utf8)))
    return try page(tables, run: run, previous: previous)
  }

  @Test("No text can add an element, close one, or leave an attribute")
  func hostileTexts() throws {
    let html = try Self.hostilePage()
    #expect(!html.contains("alert(1)</script>"))
    #expect(!html.contains("<img"))
    #expect(html.ranges(of: "<script").count == 2)
    #expect(html.ranges(of: "</script").count == 2)
    // Outside of what we wrote, a quotation mark of a text is always a reference.
    #expect(!html.contains("alert(2)>\""))
    #expect(html.contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test("The page's own script is the only one that may run, and nothing may be loaded")
  func contentSecurity() throws {
    let html = try page()
    let policy = try #require(part(of: html, from: "Content-Security-Policy\" content=\"", to: "\">"))
    let script = try #require(part(of: html, from: "<script>", to: "</script>"))
    let hash = String(decoding: Base64.encode(Digest.of(Array(script.utf8)).bytes), as: UTF8.self)
    #expect(policy.hasPrefix("default-src 'none'"))
    #expect(policy.contains("script-src 'sha256-\(hash)'"))
    #expect(!html.contains("http:") && !html.contains("https:"))
    for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("] {
      #expect(!script.contains(word))
    }
  }

  @Test("The menu leads to what is there, and to nothing else")
  func menu() throws {
    func targets(_ html: String) throws -> [String] {
      let menu = try #require(part(of: html, from: "<nav aria-label=\"Sections\">", to: "</nav>"))
      return menu.split(separator: "href=\"#").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }
    let empty = try page()
    #expect(try targets(empty) == ["run", "statements", "made"])
    let full = try Self.hostilePage()
    #expect(
      try targets(full)
        == ["run", "time", "pairs", "acts", "topics", "speakers", "statements", "made"])
    for html in [empty, full] {
      for target in try targets(html) { #expect(html.contains("<section id=\"\(target)\""), "\(target)") }
    }
  }

  @Test("Runs over the same tables differ only in the parts that tell of the run")
  func sameBytes() throws {
    let tables = [
      statements([statement("s1", date: "2031-03-02")]),
      table("by_act", [[summaryLine([("act", "STATE")], quads: [1, 0, 0, 0])]]),
    ]
    let first = try page(tables, run: runReport(id: "example-000001", stages: [stage("fetch")]))
    let second = try page(
      tables, run: runReport(id: "example-000002", minute: 5, stages: [stage("fetch", .unchanged)]))
    #expect(first != second)
    #expect(Self.withoutRun(first) == Self.withoutRun(second))
    #expect(first == (try page(tables, run: runReport(id: "example-000001", stages: [stage("fetch")]))))
  }

  private static func withoutRun(_ page: String) -> [Substring] {
    var inRun = false
    return page.split(separator: "\n").filter { line in
      if line == "<!--run-->" { inRun = true }
      defer { if line == "<!--/run-->" { inRun = false } }
      return !inRun
    }
  }

  @Test("The run before gives each count its difference")
  func comparison() throws {
    let record = """
      {"run_id":"example-000001","finished_at":"2031-03-01T02:15:00Z","files":[
      {"path":"a","table":"statements","rows":3},{"table":"articles","rows":2},{"table":"rejects","rows":9}]}
      """
    let previous = try #require(PreviousRun(runJSON: Array(record.utf8)))
    let tables = [
      statements(["s1", "s2"].map { statement($0, date: "2031-03-02") }), table("articles", [[[], []]]),
    ]
    let html = try page(tables, previous: previous)
    #expect(html.contains("compared with <code>example-000001</code> of 2031-03-01 02:15 UTC"))
    #expect(html.contains("<b>2</b><span>Statements</span><small>\u{2212}1 since the last run</small>"))
    #expect(html.contains("<b>2</b><span>Articles</span><small>as before</small>"))
  }

  @Test("A record of the run before that cannot be read is as none", arguments: ["", "[]", "{\"run_id\":1}"])
  func noPrevious(record: String) {
    #expect(PreviousRun(runJSON: Array(record.utf8)) == nil)
  }

  @Test("What our own record of a run says is read back")
  func ownRecord() throws {
    let previous = try #require(PreviousRun(runJSON: runReport(id: "example-000007").bytes))
    #expect(previous.runID == "example-000007")
    #expect(previous.finishedAt == "2030-03-17T17:46:47Z")
  }

  @Test("Sources that failed and what was set aside stand on the page with their reasons")
  func failures() throws {
    let reject = Reject(
      stage: "normalize", recordID: "d1", day: "", source: nil, locator: "press/12.html",
      reason: "no_article", detail: "a list of links")
    let html = try page(
      [table("rejects", [[reject.canonicalLine]])],
      run: runReport(failures: [SourceReport(stage: "fetch", source: "mfa-press", reason: "503 three times")])
    )
    #expect(html.contains("<b>mfa-press</b> (fetch): 503 three times"))
    #expect(html.contains("<th scope=\"row\">no_article</th><td>normalize</td><td>1</td>"))
    #expect(html.contains("press/12.html"))
  }

  @Test("A pipeline without summary tables has a page of the run and the statements")
  func fewTables() throws {
    let html = try page([statements([statement("s1", date: "2031-03-02")])])
    #expect(!html.contains("id=\"pairs\"") && !html.contains("id=\"time\""))
    #expect(html.contains("All 1 statements."))
  }

  @Test("A page of very many statements says how many it holds and stays under two million bytes")
  func many() throws {
    let all = (0..<4000).map { number in
      statement("s\(number)", date: "2031-03-02", text: String(repeating: "word\(number) ", count: 60)) {
        $0.title = "Headline \(number)"
        $0.url = "https://gazette.example/\(number)"
      }
    }
    let acts = (0..<4000).map { summaryLine([("act", "ACT\($0)")], quads: [1, 0, 0, 0]) }
    let html = try page([statements(all, chunk: 500), table("by_act", [acts])])
    #expect(html.utf8.count < 2_000_000)
    #expect(html.contains(" of 4,000 different statements"))
  }

  @Test("A line that is no JSON is an error, not a page")
  func broken() {
    #expect(throws: JSONError.self) { try page([table("by_act", [[Array("{".utf8)]])]) }
  }
}
