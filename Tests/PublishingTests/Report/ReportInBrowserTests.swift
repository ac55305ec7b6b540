import Foundation
import Records
import Testing

@testable import Publishing

/// The page as a browser sees it; left out where there is no Chromium.
@Suite("Report in a browser", .enabled(if: Browser.path != nil), .serialized, .timeLimit(.minutes(3)))
struct ReportInBrowserTests {
  private static let all = [
    statement(
      "s1", date: "2031-03-03", text: "We warn <b>you</b> </script><script>document.title='taken'</script>"
    ) {
      ($0.actor, $0.act, $0.addressees, $0.url) = (
        "XVA", "WARN", ["XKE"], "javascript:document.title='taken'"
      )
      $0.title = "<img src=x onerror=\"document.title='taken'\">"
    },
    statement("s2", date: "2031-03-02", text: "Café talks go on") {
      ($0.actor, $0.act, $0.url, $0.title) = ("XKE", "CONSULT", "https://gazette.example/2", "Talks")
    },
  ]

  @Test("A page of hostile texts shows them all, complains of nothing, and runs nothing that they hold")
  func hostile() throws {
    let dom = try Browser.dom(of: try ReportPageTests.hostilePage(), fragment: "")
    #expect(dom.ids.count == 1)
    #expect(dom.html.contains("alert(1)"))
    #expect(dom.console.isEmpty)
  }

  @Test("All statements are listed, newest first, and nothing that a text holds runs")
  func lists() throws {
    let dom = try Browser.dom(of: try page([statements(Self.all)]), fragment: "")
    #expect(dom.found == "2 statements")
    #expect(dom.ids == ["s1", "s2"])
    #expect(dom.html.contains("<title>example: diplomatic statements</title>"))
    #expect(!dom.html.contains("href=\"javascript:"))
    #expect(dom.html.contains("href=\"https://gazette.example/2\""))
    #expect(dom.console.isEmpty)
  }

  @Test(
    "The address narrows the list",
    arguments: [
      ("#actor=XKE", ["s2"]), ("#act=WARN&to=XKE", ["s1"]), ("#from=2031-03-03&until=2031-03-03", ["s1"]),
      ("#q=cafe%20TALKS", ["s2"]), ("#actor=XVA&act=CONSULT", []),
    ])
  func filters(fragment: String, ids: [String]) throws {
    let dom = try Browser.dom(of: try page([statements(Self.all)]), fragment: fragment)
    #expect(dom.ids == ids)
    #expect(dom.console.isEmpty)
  }
}

/// Headless Chromium, asked for the document after its scripts ran.
private enum Browser {
  struct Page {
    let html: String
    /// What the page or the browser complained about.
    let console: [Substring]

    var found: Substring? { part(of: html, from: "aria-live=\"polite\">", to: "</output>") }
    var ids: [String] {
      html.split(separator: "<li id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }
  }

  static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static func dom(of page: String, fragment: String) throws -> Page {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("report-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("index.html")
    try Data(page.utf8).write(to: file)
    let output = folder.appendingPathComponent("dom")
    let log = folder.appendingPathComponent("log")
    for url in [output, log] { try Data().write(to: url) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
      "--user-data-dir=\(folder.path)/profile", "--dump-dom", file.absoluteString + fragment,
    ]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    process.waitUntilExit()
    let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
    return Page(
      html: try String(contentsOf: output, encoding: .utf8), console: lines.filter { $0.contains("CONSOLE") })
  }
}
