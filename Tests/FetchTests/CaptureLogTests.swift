import Foundation
import Hashing
import Loopback
import Records
import StageKit
import Testing

@testable import Fetch

@Suite("The log of what was asked and answered", .serialized)
struct CaptureLogTests {
  private let server: LoopbackServer

  init() throws { server = try LoopbackServer(hasRobots: true) }

  private func setup(_ targets: [String]) throws -> FetchSetup {
    try FetchSetup([
      ["urls": .list(targets.map { .text(server.url($0)) }), "allow_private": .boolean(true)]
    ])
  }

  @Test("each request has a line with address, time, status, header fields, and size and digest of the body")
  func lines() async throws {
    let body = "<p>one</p>"
    server.answer([
      "/1": LoopbackServer.response(
        200, body, ["Content-Type: text/html", "ETag: \"v1\"", "Set-Cookie: session=secret"]),
      "/2": LoopbackServer.response(302, "", ["Location: /1"]),
    ])
    let run = try await setup(["/1", "/2", "/3"]).run()
    let lines = run.logged
    #expect(
      lines.map { $0["url"] as? String } == ["/1", "/1", "/2", "/3", "/robots.txt"].map { server.url($0) })
    #expect(lines.map { $0["status"] as? Int } == [200, 200, 302, 404, 404])
    let first = try #require(lines.first)
    #expect(first["body_sha256"] as? String == Digest.of(Array(body.utf8)).hex)
    #expect(first["bytes"] as? Int == body.utf8.count)
    #expect((first["time"] as? String)?.hasSuffix("Z") == true)
    let fields = try #require(first["headers"] as? [[String]])
    #expect(fields.contains(["etag", "\"v1\""]) && fields.contains(["content-type", "text/html"]))
    #expect(!fields.contains { $0.first == "set-cookie" }, "what identifies a visitor is not kept")
  }

  @Test("a request without an answer has a line with what went wrong, each try its own")
  func problems() async throws {
    server.answer { request in request.target == "/robots.txt" ? LoopbackServer.response(404, "") : [] }
    let run = try await setup(["/1"]).run()
    let lines = run.logged.filter { ($0["url"] as? String) == server.url("/1") }
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { ($0["problem"] as? String)?.hasPrefix("unreachable") == true })
  }

  @Test("an unchanged page is logged as such, and a capture that asks nothing has no log")
  func unchanged() async throws {
    server.answer { request in
      request.fields["if-none-match"] == nil
        ? LoopbackServer.response(200, "<p>x</p>", ["Content-Type: text/html", "ETag: \"1\""])
        : LoopbackServer.response(304, "", [])
    }
    let setup = try setup(["/1"])
    let first = try await setup.run()
    let second = try await setup.run(after: first)
    #expect(second.logged.map { $0["status"] as? Int } == [304])
    #expect(try await setup.run(after: second, offline: true).logged.isEmpty)
  }
}
