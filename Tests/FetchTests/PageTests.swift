import Foundation
import Loopback
import Records
import StageKit
import Testing

@testable import Fetch

@Suite("Pages over HTTP, from a server that misbehaves", .serialized)
struct PageTests {
  private let server: LoopbackServer

  init() throws { server = try LoopbackServer() }

  private func setup(_ target: String = "/a", _ given: [String: ParameterValue] = [:]) throws -> FetchSetup {
    try FetchSetup(
      [["page": .text(server.url(target)), "name": .text("p"), "allow_private": .boolean(true)]],
      folder: "/", ["timeout": .number(20)].merging(given) { _, new in new })
  }

  private func run(_ target: String = "/a", _ given: [String: ParameterValue] = [:]) async throws
    -> CaptureRun
  {
    try await setup(target, given).run()
  }

  private static let page = "<html><body><p>The envoy arrived on Tuesday.</p></body></html>"

  @Test("a page comes with its bytes, what the server said of them, and when")
  func page() async throws {
    server.answer([
      "/a": LoopbackServer.response(200, Self.page, ["Content-Type: Text/HTML; charset=\"ISO-8859-1\""])
    ])
    let run = try await run("/a?utm_source=x")
    #expect(run.rejects.map(\.reason) == ["http_404"], "the request is made with the canonical address")
    let good = try await self.run()
    let document = try #require(good.captured.first)
    #expect(document.locator == server.url("/a"))
    #expect(document.id == Identifier.document(locator: server.url("/a")))
    #expect(document.body.bytes == Array(Self.page.utf8))
    #expect((document.mediaType, document.charset) == ("text/html", "iso-8859-1"))
    #expect(document.retrievedAt == FetchSetup.later.description)
    #expect(document.day == FetchSetup.later.date.description)
  }

  @Test("requests name the program and the contact, and carry no cookie")
  func fields() async throws {
    server.answer([
      "/a": LoopbackServer.response(200, Self.page, ["Content-Type: text/html", "Set-Cookie: a=b"])
    ])
    let setup = try setup("/a", ["contact": .text("press-data@lab.example")])
    _ = try await setup.run()
    _ = try await setup.run()
    let requests = server.requests
    #expect(requests.count == 2)
    #expect(
      requests.map { $0.fields["user-agent"] }
        == Array(repeating: "demarche/1.0 (+press-data@lab.example)", count: 2))
    #expect(requests.allSatisfy { $0.fields["cookie"] == nil })
  }

  @Test("statuses that are no page are rejects", arguments: [403, 404, 410, 204, 418])
  func statuses(status: Int) async throws {
    server.answer { _ in LoopbackServer.response(status, "") }
    let run = try await run()
    #expect(run.rejects.map(\.reason) == ["http_\(status)"])
    #expect(run.captured.isEmpty && run.failures.isEmpty)
    #expect(server.requests.count == 1)
  }

  @Test("a server error is tried a second time, and then is a reject and a failure of the source")
  func serverError() async throws {
    server.answer { _ in LoopbackServer.response(503, "") }
    let run = try await run()
    #expect(run.rejects.map(\.reason) == ["http_503"])
    #expect(run.failures.map(\.source) == ["p"])
    #expect(server.requests.count == 2)
  }

  @Test("a second try that ends well is all that counts")
  func secondTry() async throws {
    let counter = Counter()
    server.answer { _ in LoopbackServer.response(counter.next() == 0 ? 500 : 200, Self.page) }
    let run = try await run()
    #expect(run.captured.count == 1 && run.rejects.isEmpty)
  }

  @Test(
    "slow and broken transfers end in time, with a reason, and never in half a page",
    arguments: [
      ("timeout", [.wait(4)]),
      ("timeout", [.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".utf8)), .wait(4)]),
      ("cut_short", [.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".utf8))]),
      (
        "cut_short",
        [.send(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n".utf8))]
      ),
      ("unreachable", []), ("unreachable", [.send(Array("no HTTP at all\r\n\r\n".utf8))]),
    ] as [(String, [LoopbackServer.Step])])
  func brokenTransfers(reason: String, steps: [LoopbackServer.Step]) async throws {
    server.answer { _ in steps }
    let run = try await run("/a", ["timeout": .number(1)])
    #expect(run.rejects.map(\.reason) == [reason], "\(run.rejects)")
    #expect(run.captured.isEmpty)
    #expect(run.failures.count == 1)
  }

  @Test("a body that drips without end is given up on")
  func drip() async throws {
    server.answer { _ in
      [.send(Array("HTTP/1.1 200 OK\r\n\r\n".utf8))]
        + Array(repeating: [LoopbackServer.Step.send([0x61]), .wait(0.1)], count: 60).flatMap { $0 }
    }
    let started = ContinuousClock.now
    let run = try await run("/a", ["timeout": .number(0.3)])
    #expect(run.rejects.map(\.reason) == ["timeout"])
    #expect(ContinuousClock.now - started < .seconds(5))
  }

  @Test("redirects are followed, and the document keeps the name it was asked for by")
  func redirects() async throws {
    server.answer([
      "/a": LoopbackServer.response(301, "", ["Location: /b?x=1"]),
      "/b?x=1": LoopbackServer.response(302, "moved", ["Location: //127.0.0.1:\(server.port)/c#d"]),
      "/c": LoopbackServer.response(200, Self.page),
    ])
    let document = try #require(try await run().captured.first)
    #expect(document.locator == server.url("/a"))
    #expect(document.url == server.url("/c"))
  }

  @Test(
    "redirects in a circle, without end, to nowhere and out of the web are refused",
    arguments: [
      ("/circle", "redirect"), ("/0", "redirect"), ("/none", "redirect"), ("/file", "forbidden_address"),
    ])
  func badRedirects(target: String, reason: String) async throws {
    server.answer { request in
      let fields =
        switch request.target {
        case "/circle": ["Location: /circle2"]
        case "/circle2": ["Location: /circle"]
        case "/none": [] as [String]
        case "/file": ["Location: file:///etc/passwd"]
        default: ["Location: /\((Int(request.target.dropFirst()) ?? 0) + 1)"]
        }
      return LoopbackServer.response(302, "", fields)
    }
    let run = try await run(target)
    #expect(run.rejects.map(\.reason) == [reason])
    #expect(server.requests.count <= PageFetcher.redirectLimit + 1)
  }

  @Test(
    "addresses of this machine are refused unless the source allows them",
    arguments: ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
  func privateAddresses(host: String) async throws {
    server.answer { _ in LoopbackServer.response(200, Self.page) }
    let run = try await FetchSetup([["page": .text("http://\(host):\(server.port)/a")]]).run()
    #expect(run.rejects.map(\.reason) == ["forbidden_address"])
    #expect(server.requests.isEmpty)
  }

  @Test("compressed bodies are unpacked, and the size limit counts what comes out")
  func compression() async throws {
    let fields = ["Content-Type: text/html", "Content-Encoding: gzip"]
    let bomb = try #require(Data(base64Encoded: CompressedPages.bomb))
    let small = try #require(Data(base64Encoded: CompressedPages.small))
    server.answer([
      "/a": LoopbackServer.response(200, Array(small), fields),
      "/bomb": LoopbackServer.response(200, Array(bomb), fields),
    ])
    #expect(try await run().captured.map { String(decoding: $0.body.bytes, as: UTF8.self) } == [Self.page])
    let run = try await run("/bomb", ["max_page_bytes": .integer(100_000)])
    #expect(run.rejects.map(\.reason) == ["too_large"])
  }

  @Test("a body above the limit is not read to its end")
  func tooLarge() async throws {
    server.answer { _ in LoopbackServer.response(200, [UInt8](repeating: 0x61, count: 5_000_000)) }
    let run = try await run("/a", ["max_page_bytes": .integer(100_000)])
    #expect(run.rejects.map(\.reason) == ["too_large"])
    #expect(run.captured.isEmpty)
  }

  @Test(
    "what is no page is a reject",
    arguments: [
      ("application/pdf", "x", "media_type"), ("text/html", "%PDF-1.7 ...", "binary"),
      ("text/html", " \n", "empty"),
    ])
  func noPages(type: String, body: String, reason: String) async throws {
    server.answer { _ in LoopbackServer.response(200, body, ["Content-Type: \(type)"]) }
    #expect(try await run().rejects.map(\.reason) == [reason])
  }

  @Test("nobody listening is a reject and a failure of the source")
  func refused() async throws {
    let run = try await FetchSetup([["page": .text("http://127.0.0.1:1/a"), "allow_private": .boolean(true)]])
      .run()
    #expect(run.rejects.map(\.reason) == ["unreachable"])
    #expect(run.failures.count == 1)
  }

  @Test("a page that has not changed is asked for with its validators and kept as it was")
  func notModified() async throws {
    let fields = ["Content-Type: text/html", "ETag: \"v1\"", "Last-Modified: Fri, 14 Mar 2025 18:02:00 GMT"]
    server.answer { request in
      request.fields["if-none-match"] == "\"v1\""
        ? LoopbackServer.response(304, "", []) : LoopbackServer.response(200, Self.page, fields)
    }
    let setup = try setup()
    let first = try await setup.run(now: Instant(secondsSinceEpoch: 4_000_000_000))
    let second = try await setup.run(after: first, now: Instant(secondsSinceEpoch: 4_000_090_000))
    let third = try await setup.run(after: second, now: Instant(secondsSinceEpoch: 4_000_180_000))
    #expect(third.captured.isEmpty && third.kept == 1)
    #expect(third.snapshot == first.snapshot)
    #expect(
      server.requests.map { $0.fields["if-modified-since"] } == [
        nil, "Fri, 14 Mar 2025 18:02:00 GMT", "Fri, 14 Mar 2025 18:02:00 GMT",
      ])
  }

  @Test("a page sent again with the same bytes is kept as it was; changed, it keeps its day")
  func changedLater() async throws {
    let setup = try setup()
    server.answer { _ in LoopbackServer.response(200, Self.page) }
    let first = try await setup.run(now: Instant(secondsSinceEpoch: 4_000_000_000))
    let second = try await setup.run(after: first, now: Instant(secondsSinceEpoch: 4_000_090_000))
    #expect(second.snapshot == first.snapshot && second.kept == 1)
    server.answer { _ in LoopbackServer.response(200, Self.page + "more") }
    let third = try await setup.run(after: second, now: Instant(secondsSinceEpoch: 4_000_180_000))
    #expect(third.captured.map(\.day) == first.captured.map(\.day))
    #expect(third.captured.map(\.retrievedAt) != first.captured.map(\.retrievedAt))
  }

  @Test("a page that can no longer be had keeps its last good capture, offline or not")
  func keepsLastGood() async throws {
    let setup = try setup()
    server.answer { _ in LoopbackServer.response(200, Self.page) }
    let first = try await setup.run()
    server.answer { _ in LoopbackServer.response(404, "") }
    let second = try await setup.run(after: first)
    #expect(second.snapshot == first.snapshot)
    #expect(second.rejects.map(\.reason) == ["http_404"])
    _ = server.requests
    let offline = try await setup.run(after: second, offline: true)
    #expect(offline.snapshot == first.snapshot)
    #expect(offline.rejects == second.rejects)
    #expect(server.requests.isEmpty)
    server.answer { _ in LoopbackServer.response(200, Self.page) }
    let fourth = try await setup.run(after: offline)
    #expect(fourth.rejects.isEmpty && fourth.snapshot == first.snapshot)
  }

  @Test("requests to one host are a pause apart")
  func pause() async throws {
    server.answer { _ in LoopbackServer.response(200, Self.page) }
    let sources: [[String: ParameterValue]] = (0..<3).map {
      ["page": .text(server.url("/\($0)")), "allow_private": .boolean(true)]
    }
    let started = ContinuousClock.now
    let run = try await FetchSetup(sources, folder: "/", ["delay": .number(0.2)]).run()
    #expect(run.captured.count == 3)
    #expect(ContinuousClock.now - started >= .milliseconds(400))
  }
}
