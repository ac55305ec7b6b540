import Loopback
import Records
import StageKit
import Testing

@testable import Fetch

@Suite("When pages that were captured are asked for again", .serialized)
struct RevisitTests {
  private let server: LoopbackServer
  private static let hour = 3600
  private static let day = 24 * hour

  init() throws { server = try LoopbackServer() }

  private func setup(_ given: [String: ParameterValue] = ["revisit": .number(12)]) throws -> FetchSetup {
    try FetchSetup(
      [["feed": .text(server.url("/feed")), "name": .text("f"), "allow_private": .boolean(true)]],
      folder: "/", ["timeout": .number(20)].merging(given) { _, new in new })
  }

  private func later(_ seconds: Int) -> Instant {
    Instant(secondsSinceEpoch: FetchSetup.later.secondsSinceEpoch + seconds)
  }

  private func feed(_ items: [String], tag: String) -> [LoopbackServer.Step] {
    let items = items.map { "<item><link>\(server.url($0))</link><title>Item \($0)</title></item>" }.joined()
    return LoopbackServer.response(
      200, "<rss version=\"2.0\"><channel>\(items)</channel></rss>",
      ["Content-Type: application/rss+xml", "ETag: \"\(tag)\""])
  }

  /// Answers a request that gives the tag with 304.
  private func serve(_ pages: [String: (text: String, tag: String)], feed: [LoopbackServer.Step], tag: String)
  {
    server.answer { request in
      if request.target == "/feed" {
        return request.fields["if-none-match"] == "\"\(tag)\"" ? LoopbackServer.response(304, "") : feed
      }
      guard let page = pages[request.target] else { return LoopbackServer.response(404, "") }
      if request.fields["if-none-match"] == "\"\(page.tag)\"" { return LoopbackServer.response(304, "") }
      return LoopbackServer.response(
        200, "<p>\(page.text)</p>", ["Content-Type: text/html", "ETag: \"\(page.tag)\""])
    }
  }

  @Test("a page that was asked for a short time ago is left alone, though its list has changed")
  func leftAlone() async throws {
    serve(["/a": ("one", "1"), "/b": ("two", "1")], feed: feed(["/a"], tag: "x"), tag: "x")
    let first = try await setup().run()
    #expect(server.requests.map(\.target) == ["/feed", "/a"])
    serve(["/a": ("one", "1"), "/b": ("two", "1")], feed: feed(["/a", "/b"], tag: "y"), tag: "y")
    let second = try await setup().run(after: first, now: later(11 * Self.hour))
    #expect(server.requests.map(\.target) == ["/feed", "/b"])
    #expect(second.snapshot.count == 2)
    let third = try await setup([:]).run(after: first, now: later(11 * Self.hour))
    #expect(server.requests.map(\.target) == ["/feed", "/a", "/b"], "as it is without the parameter")
    #expect(third.snapshot.count == 2)
  }

  @Test("a page whose time has come is asked for with its validators, though its list has not changed")
  func due() async throws {
    serve(["/a": ("one", "1")], feed: feed(["/a"], tag: "x"), tag: "x")
    let first = try await setup().run()
    _ = server.requests
    let second = try await setup().run(after: first, now: later(12 * Self.hour))
    let requests = server.requests
    #expect(requests.map(\.target) == ["/feed", "/a"])
    #expect(requests.last?.fields["if-none-match"] == "\"1\"")
    #expect(second.captured.isEmpty && second.snapshot == first.snapshot)
    let third = try await setup().run(after: second, now: later(23 * Self.hour))
    #expect(server.requests.map(\.target) == ["/feed"], "the time counts from the last request")
    #expect(third.snapshot == first.snapshot)
  }

  @Test("a correction is captured, with what the list said of the page, though the list shows it no more")
  func corrected() async throws {
    serve(["/a": ("one", "1"), "/b": ("two", "1")], feed: feed(["/a"], tag: "x"), tag: "x")
    let first = try await setup().run()
    serve(["/a": ("corrected", "2"), "/b": ("two", "1")], feed: feed(["/b"], tag: "y"), tag: "y")
    let second = try await setup().run(after: first, now: later(Self.day))
    let documents = try second.context.documents
    #expect(
      Set(documents.map { String(decoding: $0.body.bytes, as: UTF8.self) }) == [
        "<p>corrected</p>", "<p>two</p>",
      ])
    #expect(documents.first { $0.locator == server.url("/a") }?.title == "Item /a")
  }

  @Test("a page is not asked for for ever: after some days only while it is listed")
  func days() async throws {
    serve(["/a": ("one", "1")], feed: feed(["/a"], tag: "x"), tag: "x")
    let rules: [String: ParameterValue] = ["revisit": .number(12), "revisit_days": .integer(2)]
    let first = try await setup(rules).run()
    let second = try await setup(rules).run(after: first, now: later(2 * Self.day))
    _ = server.requests
    let third = try await setup(rules).run(after: second, now: later(3 * Self.day))
    #expect(server.requests.map(\.target) == ["/feed"])
    let fourth = try await setup(rules).run(after: third, now: later(4 * Self.day))
    #expect(server.requests.map(\.target) == ["/feed"] && fourth.snapshot == first.snapshot)
  }

  @Test("a page that could not be had is tried again the next time, whatever the interval")
  func failed() async throws {
    serve(["/a": ("one", "1")], feed: feed(["/a"], tag: "x"), tag: "x")
    let first = try await setup().run()
    server.answer { request in
      LoopbackServer.response(request.target == "/feed" ? 304 : 500, "")
    }
    let second = try await setup().run(after: first, now: later(12 * Self.hour))
    #expect(second.rejects.map(\.reason) == ["http_500"] && second.snapshot == first.snapshot)
    _ = server.requests
    serve(["/a": ("one", "1")], feed: feed(["/a"], tag: "x"), tag: "x")
    let third = try await setup().run(after: second, now: later(13 * Self.hour))
    #expect(server.requests.map(\.target) == ["/feed", "/a"] && third.rejects.isEmpty)
  }
}
