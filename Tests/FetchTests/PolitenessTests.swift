import Loopback
import Records
import StageKit
import Testing

@testable import Fetch

@Suite("What hosts ask of those who fetch", .serialized)
struct PolitenessTests {
  private let server: LoopbackServer
  private static let day = 24 * 3600

  init() throws { server = try LoopbackServer(hasRobots: true) }

  private func setup(_ targets: [String] = ["/a"]) throws -> FetchSetup {
    try FetchSetup(
      targets.map {
        ["page": .text(server.url($0)), "name": .text($0), "allow_private": .boolean(true)]
      }, folder: "/", ["timeout": .number(20)])
  }

  private func page(_ text: String = "text", _ fields: [String] = []) -> [LoopbackServer.Step] {
    LoopbackServer.response(200, "<p>\(text)</p>", ["Content-Type: text/html"] + fields)
  }

  private func robots(_ text: String) -> [LoopbackServer.Step] {
    LoopbackServer.response(200, text, ["Content-Type: text/plain"])
  }

  private func later(_ seconds: Int) -> Instant {
    Instant(secondsSinceEpoch: FetchSetup.later.secondsSinceEpoch + seconds)
  }

  @Test(
    "robots.txt is asked for once, before anything else, and what it disallows is a reject without a request")
  func disallowed() async throws {
    server.answer(["/robots.txt": robots("User-agent: demarche\nDisallow: /b"), "/a": page(), "/b": page()])
    let run = try await setup(["/a", "/b"]).run()
    #expect(server.requests.map(\.target) == ["/robots.txt", "/a"])
    #expect(run.reasons == [server.url("/b"): "robots"])
    #expect(run.captured.count == 1 && run.failures.isEmpty)
  }

  @Test("what robots.txt says counts for a day, then it is asked for again")
  func lifetime() async throws {
    server.answer(["/robots.txt": robots("User-agent: *\nDisallow: /a"), "/a": page()])
    let setup = try setup()
    let first = try await setup.run()
    _ = server.requests
    let second = try await setup.run(after: first, now: later(Self.day - 1))
    #expect(server.requests.isEmpty && second.rejects.map(\.reason) == ["robots"])
    server.answer(["/a": page()])
    let third = try await setup.run(after: second, now: later(Self.day))
    #expect(server.requests.map(\.target) == ["/robots.txt", "/a"])
    #expect(third.rejects.isEmpty && third.captured.count == 1)
  }

  @Test("a host without a robots.txt allows everything", arguments: [400, 403, 404, 410])
  func absent(status: Int) async throws {
    server.answer(["/robots.txt": LoopbackServer.response(status, ""), "/a": page()])
    #expect(try await setup().run().captured.count == 1)
  }

  @Test("a host whose robots.txt fails disallows everything, and the source fails", arguments: [500, 503])
  func unreachable(status: Int) async throws {
    server.answer(["/robots.txt": LoopbackServer.response(status, ""), "/a": page(), "/b": page()])
    let run = try await setup(["/a", "/b"]).run()
    #expect(
      server.requests.map(\.target) == ["/robots.txt", "/robots.txt"], "tried twice, once for both pages")
    #expect(run.rejects.map(\.reason) == ["unreachable", "unreachable"])
    #expect(run.failures.map(\.source) == ["/a", "/b"])
  }

  @Test("robots.txt is followed over five redirects and no more")
  func redirects() async throws {
    func hop(_ number: Int) -> [LoopbackServer.Step] {
      LoopbackServer.response(302, "", ["Location: /\(number)"])
    }
    var answers = ["/robots.txt": hop(1), "/a": page()]
    for number in 1...5 {
      answers["/\(number)"] = number < 5 ? hop(number + 1) : robots("User-agent: *\nDisallow: /")
    }
    server.answer(answers)
    #expect(try await setup().run().rejects.map(\.reason) == ["robots"])
    answers["/5"] = hop(6)
    answers["/6"] = robots("User-agent: *\nDisallow: /")
    server.answer(answers)
    #expect(try await setup().run().captured.count == 1)
  }

  @Test("of a robots.txt without end, the first 500 KiB count")
  func endless() async throws {
    let text = "User-agent: *\nDisallow: /a\n" + String(repeating: "# and so on\n", count: 50_000)
    server.answer(["/robots.txt": robots(text), "/a": page()])
    #expect(try await setup().run().rejects.map(\.reason) == ["robots"])
  }

  @Test("a redirect to what robots.txt disallows is not followed")
  func redirectToDisallowed() async throws {
    server.answer([
      "/robots.txt": robots("User-agent: *\nDisallow: /b"), "/b": page(),
      "/a": LoopbackServer.response(302, "", ["Location: /b"]),
    ])
    #expect(try await setup().run().rejects.map(\.reason) == ["robots"])
    #expect(server.requests.map(\.target) == ["/robots.txt", "/a"])
  }

  @Test("a host that asks for a short pause gets it", arguments: [429, 503])
  func shortPause(status: Int) async throws {
    let count = Counter()
    server.answer { [self] request in
      if request.target == "/robots.txt" { return robots("") }
      return count.next() == 0 ? LoopbackServer.response(status, "", ["Retry-After: 1"]) : page()
    }
    let clock = ContinuousClock()
    let start = clock.now
    let run = try await setup().run()
    #expect(run.captured.count == 1 && clock.now - start >= .seconds(1))
  }

  @Test(
    "a host that asks for a long pause is left alone for the rest of the capture",
    arguments: ["86400", "Fri, 31 Dec 2199 23:59:59 GMT"])
  func longPause(value: String) async throws {
    server.answer([
      "/robots.txt": robots(""), "/a": LoopbackServer.response(503, "", ["Retry-After: \(value)"]),
      "/b": page(),
    ])
    let run = try await setup(["/a", "/b"]).run()
    #expect(server.requests.map(\.target) == ["/robots.txt", "/a"])
    #expect(run.rejects.map(\.reason) == ["busy", "busy"] && run.failures.count == 2)
  }

  @Test("a host that asks for more time between requests by Crawl-delay gets it, the next night too")
  func crawlDelay() async throws {
    server.answer([
      "/robots.txt": robots("User-agent: *\nCrawl-delay: 1"), "/a": page("a", ["ETag: \"1\""]), "/b": page(),
    ])
    let clock = ContinuousClock()
    let setup = try setup(["/a", "/b"])
    var start = clock.now
    let first = try await setup.run()
    #expect(first.captured.count == 2 && clock.now - start >= .seconds(2))
    _ = server.requests
    start = clock.now
    _ = try await setup.run(after: first, now: later(3600))
    #expect(server.requests.map(\.target) == ["/a", "/b"] && clock.now - start >= .seconds(1))
  }

  @Test("pauses between tries double up to a limit")
  func backoff() {
    let policy = RetryPolicy(tries: 9, pause: .seconds(2), longestPause: .seconds(20))
    #expect((1...6).map { policy.pause(after: $0) } == [2, 4, 8, 16, 20, 20].map { .seconds($0) })
    #expect(policy.pause(after: 1_000_000) == .seconds(20))
  }

  @Test(
    "a page that moved for good is asked for where it is, under the name that it had", arguments: [301, 308])
  func moved(status: Int) async throws {
    server.answer([
      "/robots.txt": robots(""), "/a": LoopbackServer.response(status, "", ["Location: /b"]),
      "/b": page("new", ["ETag: \"1\""]),
    ])
    let setup = try setup()
    let first = try await setup.run()
    _ = server.requests
    let second = try await setup.run(after: first, now: later(60))
    let requests = server.requests
    #expect(requests.map(\.target) == ["/b"] && requests.first?.fields["if-none-match"] == "\"1\"")
    #expect(second.snapshot == first.snapshot && first.captured.map(\.locator) == [server.url("/a")])
    let third = try await setup.run(after: second, now: later(120))
    #expect(server.requests.map(\.target) == ["/b"] && third.snapshot == first.snapshot)
    server.answer(["/robots.txt": robots(""), "/a": page("back")])
    let fourth = try await setup.run(after: third, now: later(180))
    #expect(fourth.snapshot == first.snapshot && fourth.rejects.map(\.reason) == ["http_404"])
    _ = server.requests
    let fifth = try await setup.run(after: fourth, now: later(240))
    #expect(server.requests.map(\.target) == ["/a"] && fifth.rejects.isEmpty)
  }

  @Test("a page that moved for now is asked for where it was")
  func movedForNow() async throws {
    server.answer([
      "/robots.txt": robots(""), "/a": LoopbackServer.response(301, "", ["Location: /b"]),
      "/b": LoopbackServer.response(302, "", ["Location: /c"]), "/c": page(),
    ])
    let setup = try setup()
    let first = try await setup.run()
    _ = server.requests
    _ = try await setup.run(after: first, now: later(60))
    #expect(server.requests.map(\.target) == ["/a", "/b", "/c"])
  }

  @Test("a page that is gone is never asked for again, and its last good capture stays")
  func gone() async throws {
    server.answer(["/robots.txt": robots(""), "/a": page()])
    let setup = try setup()
    let first = try await setup.run()
    server.answer(["/robots.txt": robots(""), "/a": LoopbackServer.response(410, "")])
    let second = try await setup.run(after: first, now: later(60))
    #expect(second.rejects.map(\.reason) == ["http_410"] && second.snapshot == first.snapshot)
    _ = server.requests
    let third = try await setup.run(after: second, now: later(120))
    #expect(server.requests.isEmpty)
    #expect(third.rejects == second.rejects && third.snapshot == first.snapshot && third.failures.isEmpty)
  }
}
