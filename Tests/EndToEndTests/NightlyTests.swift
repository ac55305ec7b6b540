import Foundation
import Loopback
import Synchronization
import Testing

/// A press site with a feed and 300 releases, as three nights find it.
@Suite("Three nights at a press site", .serialized)
struct NightlyTests {
  /// The site. Every page and the feed have entity tags, and answer 304 to who knows them.
  private final class Site: Sendable {
    private let night = Mutex(1)

    func begin(_ number: Int) { night.withLock { $0 = number } }

    func answer(_ request: LoopbackServer.Request) -> [LoopbackServer.Step] {
      let night = night.withLock { $0 }
      if request.target == "/robots.txt" {
        return LoopbackServer.response(200, "User-agent: *\nDisallow: /admin\n", ["Content-Type: text/plain"])
      }
      if request.target == "/feed.xml" {
        return answer(request, feed(night), tag: "feed-\(min(night, 2))", "application/rss+xml")
      }
      let parts = request.target.split(separator: "/")
      guard let number = parts.last.flatMap({ Int($0) }), number <= (night == 1 ? 300 : 305) else {
        return LoopbackServer.response(404, "")
      }
      switch (number, night) {
      case (7, 1): return LoopbackServer.response(500, "")
      case (20, 2...) where parts.first == "p":
        return LoopbackServer.response(301, "", ["Location: /moved/20"])
      case (30, 2...): return LoopbackServer.response(410, "")
      default:
        let isChanged = number == 10 && night > 1
        return answer(
          request, Self.page(number, isChanged: isChanged), tag: isChanged ? "new" : "old", "text/html")
      }
    }

    private func answer(
      _ request: LoopbackServer.Request, _ body: String, tag: String, _ type: String
    ) -> [LoopbackServer.Step] {
      request.fields["if-none-match"] == "\"\(tag)\""
        ? LoopbackServer.response(304, "", ["ETag: \"\(tag)\""])
        : LoopbackServer.response(200, body, ["Content-Type: \(type)", "ETag: \"\(tag)\""])
    }

    private func feed(_ night: Int) -> String {
      let items = (1...(night == 1 ? 300 : 305)).reversed().map { number in
        "<item><title>Release \(number)</title><link>/p/\(number)</link>"
          + "<pubDate>Mon, \(number % 28 + 1) Jan 2024 12:00:00 GMT</pubDate></item>"
      }
      return "<rss version=\"2.0\"><channel><title>Press</title>\(items.joined())</channel></rss>"
    }

    /// Each release holds one statement, with words of its own.
    static func page(_ number: Int, isChanged: Bool) -> String {
      let verb = isChanged ? "will be rebuilt in stone" : "will be opened to traffic"
      return """
        <html><head><title>Release \(number)</title></head><body><article><h1>Release \(number)</h1>
        <p>The bridge at lock number \(number) was inspected by engineers on a dry and windless morning. They
        measured \(number * 7) bolts and \(number * 13) rivets and wrote all of it down in a green book.</p>
        <p>"The bridge at lock number \(number) \(verb) before the winter," said French Foreign Minister Jana Tolk.</p>
        <p>The green book with the \(number * 7) bolts is kept in the lock keeper's house, where it may be read.</p>
        </article></body></html>
        """
    }
  }

  private let site = Site()
  private let server: LoopbackServer
  private let workplace: Workplace

  init() throws {
    let site = site
    server = try LoopbackServer(hasRobots: true) { site.answer($0) }
    workplace = try Workplace()
    try workplace.write(
      Workplace.pipeline(
        extract: ", with: { model: none }",
        sources: "- { feed: \"\(server.url("/feed.xml"))\", name: press, allow_private: true }"
      )
      .replacingOccurrences(of: "    with:\n", with: "    with:\n      delay: 0\n"), to: "pipeline.yaml")
  }

  private struct Night {
    let status: Int32
    let requests: [LoopbackServer.Request]
    let articles: Set<String>
    let statements: Set<String>
    let rejects: [String]
    /// Documents captured anew, by the log.
    let captured: Int
    let errors: String

    var unconditional: [String] {
      requests.filter { $0.fields["if-none-match"] == nil }.map(\.target)
    }
  }

  private func run(_ number: Int) throws -> Night {
    site.begin(number)
    _ = server.requests
    let result = try Program.run("run", "pipeline.yaml", in: workplace.folder)
    let log = try Program.run("log", "pipeline.yaml", "--in-run", "\(number)", in: workplace.folder)
    let pages = log.output.split(separator: "\n").filter {
      $0.contains("\"status\":200") && !$0.contains("/feed.xml") && !$0.contains("/robots.txt")
    }
    func lines(_ name: String) throws -> [String] {
      try workplace.read("out/\(name).jsonl").split(separator: "\n").map(String.init)
    }
    return Night(
      status: result.status, requests: server.requests, articles: Set(try lines("articles")),
      statements: Set(try lines("statements")),
      rejects: try workplace.rows("out/rejects.jsonl").compactMap { $0["reason"] as? String }.sorted(),
      captured: pages.count, errors: result.errors)
  }

  @Test("captures, requests and changed rows are those of the night's changes, exactly")
  func threeNights() throws {
    let first = try run(1)
    #expect(
      first.requests.count == 1 + 1 + 299 + 3,
      "robots.txt, the feed, the pages, three tries of the broken one")
    #expect(first.unconditional.count == first.requests.count)
    #expect(first.captured == 299 && first.articles.count == 299)
    #expect(first.statements.count == 299, "\(first.errors)")
    #expect(first.rejects == ["http_500"])

    let second = try run(2)
    // The feed, 300 known pages, 5 new ones, and the hop to where one has moved; robots.txt counts for a day.
    #expect(second.requests.count == 1 + 300 + 5 + 1)
    #expect(second.unconditional.sorted() == ["/p/301", "/p/302", "/p/303", "/p/304", "/p/305", "/p/7"])
    #expect(second.captured == 5 + 1 + 1, "new, mended, changed")
    #expect(second.rejects == ["http_410"])
    #expect(second.articles.subtracting(first.articles).count == 7)
    #expect(
      first.articles.subtracting(second.articles).count == 1, "the changed one; the one that is gone stays")
    #expect(second.statements.subtracting(first.statements).count == 7)
    #expect(first.statements.subtracting(second.statements).count == 1)

    let third = try run(3)
    #expect(third.requests.map(\.target) == ["/feed.xml"])
    #expect(third.unconditional.isEmpty && third.captured == 0)
    #expect(third.articles == second.articles && third.statements == second.statements)
    #expect(third.rejects == second.rejects)
  }
}
