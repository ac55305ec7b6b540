import Loopback
import Records
import StageKit
import Testing

@testable import Fetch

@Suite("Sitemaps as sources")
struct SitemapTests {
  private let server: LoopbackServer

  init() throws { server = try LoopbackServer(hasRobots: true) }

  private func setup(_ source: [String: ParameterValue] = [:]) throws -> FetchSetup {
    let sitemap: [String: ParameterValue] = [
      "sitemap": .text(server.url("/map.xml")), "name": .text("s"), "allow_private": .boolean(true),
    ]
    return try FetchSetup([sitemap.merging(source) { _, new in new }])
  }

  private func page(_ text: String) -> [LoopbackServer.Step] {
    LoopbackServer.response(200, "<p>\(text)</p>", ["Content-Type: text/html"])
  }

  private func xml(_ text: String) -> [LoopbackServer.Step] {
    LoopbackServer.response(200, text, ["Content-Type: application/xml"])
  }

  private func map(_ entries: [(target: String, changed: String?)], _ more: String = "") -> String {
    let urls = entries.map { entry in
      "<url><loc>\(server.url(entry.target))</loc>"
        + (entry.changed.map { "<lastmod>\($0)</lastmod>" } ?? "") + more + "</url>"
    }
    return "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
      + urls.joined() + "</urlset>"
  }

  private func index(_ entries: [(target: String, changed: String)]) -> String {
    let maps = entries.map {
      "<sitemap><loc>\(server.url($0.target))</loc><lastmod>\($0.changed)</lastmod></sitemap>"
    }
    return "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">" + maps.joined()
      + "</sitemapindex>"
  }

  @Test("pages that have not changed since, by their dates, are not asked for again")
  func dates() async throws {
    server.answer([
      "/map.xml": xml(map([("/1", "2025-03-01"), ("/2", "2025-03-02")])), "/1": page("one"),
      "/2": page("two"),
    ])
    let setup = try setup()
    let first = try await setup.run()
    #expect(first.captured.count == 2)
    #expect(first.captured.allSatisfy { $0.publishedAt == nil }, "a date of change is none of publication")
    _ = server.requests
    server.answer([
      "/map.xml": xml(map([("/1", "2025-03-01"), ("/2", "2025-03-05"), ("/3", "2025-03-05")])),
      "/2": page("two, corrected"), "/3": page("three"),
    ])
    let second = try await setup.run(after: first)
    #expect(server.requests.map(\.target) == ["/map.xml", "/2", "/3"])
    #expect(second.captured.count == 2 && second.kept == 1)
  }

  @Test("an index leads to sitemaps, compressed or not; those with an old date are not asked for again")
  func indexes() async throws {
    let packed = GzipWriter.member(Array(map([("/2", nil)]).utf8))
    server.answer([
      "/map.xml": xml(index([("/a.xml", "2025-03-01"), ("/b.xml.gz", "2025-03-01")])),
      "/a.xml": xml(map([("/1", "2025-03-01")])),
      "/b.xml.gz": LoopbackServer.response(200, packed, ["Content-Type: application/gzip"]),
      "/1": page("one"), "/2": page("two"),
    ])
    let setup = try setup()
    let first = try await setup.run()
    #expect(first.captured.count == 2 && first.failures.isEmpty)
    _ = server.requests
    server.answer([
      "/map.xml": xml(index([("/a.xml", "2025-03-09"), ("/b.xml.gz", "2025-03-01")])),
      "/a.xml": xml(map([("/1", "2025-03-01"), ("/3", "2025-03-09")])), "/3": page("three"),
    ])
    let second = try await setup.run(after: first)
    #expect(server.requests.map(\.target) == ["/map.xml", "/a.xml", "/3"])
    #expect(second.captured.count == 1 && second.kept == 2)
  }

  @Test("a news sitemap gives titles and dates of publication")
  func news() async throws {
    let news =
      "<n:news xmlns:n=\"http://www.google.com/schemas/sitemap-news/0.9\"><n:publication><n:name>Courier</n:name>"
      + "<n:language>en</n:language></n:publication><n:publication_date>2025-03-14T20:15:00+02:00</n:publication_date>"
      + "<n:title>Envoy &amp; minister meet</n:title></n:news>"
    server.answer(["/map.xml": xml(map([("/1", nil)], news)), "/1": page("one")])
    let document = try #require(try await setup().run().captured.first)
    #expect(document.title == "Envoy & minister meet")
    #expect(document.publishedAt == "2025-03-14T18:15:00Z" && document.day == "2025-03-14")
  }

  @Test("a host's sitemaps are those that its robots.txt names, else the usual one")
  func discovery() async throws {
    server.answer([
      "/robots.txt": LoopbackServer.response(
        200, "User-agent: *\nDisallow: /x\nSitemap: \(server.url("/one.xml"))\nsitemap : /two.txt\n",
        ["Content-Type: text/plain"]),
      "/one.xml": xml(map([("/1", nil)])),
      "/two.txt": LoopbackServer.response(200, "\(server.url("/2"))\n\n", ["Content-Type: text/plain"]),
      "/1": page("one"), "/2": page("two"),
    ])
    let root: [String: ParameterValue] = ["sitemap": .text(server.url("/"))]
    #expect(try await setup(root).run().captured.count == 2)
    server.answer(["/sitemap.xml": xml(map([("/1", nil)])), "/1": page("one")])
    #expect(try await setup(root).run().captured.count == 1)
  }

  @Test("of more pages than wanted, those that changed last are taken; patterns leave others out")
  func limits() async throws {
    server.answer([
      "/map.xml": xml(
        map([
          ("/press/1", "2025-03-01"), ("/press/2", "2025-03-03"), ("/press/3", "2025-03-02"), ("/shop", nil),
        ])), "/press/1": page("one"), "/press/2": page("two"), "/press/3": page("three"),
    ])
    let run = try await setup(["links": .text("/press/**"), "max_urls": .integer(2)]).run()
    #expect(run.captured.map(\.locator).sorted() == [server.url("/press/2"), server.url("/press/3")])
  }

  @Test("one sitemap of an index that cannot be had is named and leaves the others alone")
  func badChild() async throws {
    server.answer([
      "/map.xml": xml(index([("/a.xml", "2025-03-01"), ("/b.xml", "2025-03-01")])),
      "/a.xml": LoopbackServer.response(404, ""), "/b.xml": xml(map([("/1", nil)])), "/1": page("one"),
    ])
    let run = try await setup().run()
    #expect(run.captured.count == 1 && run.failures.map(\.source) == ["s"])
    #expect(run.reasons == [server.url("/a.xml"): "http_404"])
  }

  @Test(
    "what is no sitemap is a failure of the source",
    arguments: ["<html><body>Not found</body></html>", "no addresses here", "<urlset", ""])
  func noSitemap(text: String) async throws {
    server.answer(["/map.xml": xml(text)])
    let run = try await setup().run()
    #expect(run.failures.map(\.source) == ["s"] || text == "<urlset")
    #expect(run.captured.isEmpty)
  }

  @Test("a sitemap that unpacks to more than a page may have is refused")
  func bomb() async throws {
    let packed = GzipWriter.member([UInt8](repeating: 0x20, count: 300_000))
    server.answer(["/map.xml": LoopbackServer.response(200, packed, ["Content-Type: application/gzip"])])
    let sitemap: [String: ParameterValue] = [
      "sitemap": .text(server.url("/map.xml")), "allow_private": .boolean(true),
    ]
    let run = try await FetchSetup([sitemap], folder: "/", ["max_page_bytes": .integer(200_000)]).run()
    #expect(run.rejects.map(\.reason) == ["too_large"])
  }
}
