import Foundation
import HTTP
import Loopback
import Records
import StageKit
import Synchronization
import Testing

@testable import Fetch

/// What `PageTests` and `PolitenessTests` do not show; docs/fetching.md has the whole table.
@Suite("Servers that mean ill", .serialized)
struct HostileServerTests {
  private let server: LoopbackServer

  init() throws { server = try LoopbackServer() }

  private func run(_ given: [String: ParameterValue] = [:]) async throws -> CaptureRun {
    try await FetchSetup(
      [["page": .text(server.url("/a")), "name": .text("p"), "allow_private": .boolean(true)]],
      folder: "/", ["timeout": .number(1)].merging(given) { _, new in new }
    ).run()
  }

  private func raw(_ text: String) -> [LoopbackServer.Step] { [.send(Array(text.utf8))] }

  private static let gzip = ["Content-Type: text/html", "Content-Encoding: gzip"]

  @Test("headers that drip without end are given up on")
  func drippingHeaders() async throws {
    server.answer { [self] _ in
      raw("HTTP/1.1 200 OK\r\n")
        + (0..<80).flatMap { _ in raw("X-Drip: 1\r\n") + [LoopbackServer.Step.wait(0.1)] }
    }
    let run = try await run()
    #expect(run.rejects.map(\.reason) == ["timeout"])
    #expect(run.rejects.first?.detail?.hasSuffix("waiting for headers") == true)
  }

  @Test("headers without end are not held in memory")
  func endlessHeaders() async throws {
    let line = "X-More: " + String(repeating: "a", count: 1000) + "\r\n"
    server.answer { [self] _ in raw("HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 2000) + "\r\n") }
    #expect(try await run(["timeout": .number(5)]).rejects.map(\.reason) == ["unreachable"])
  }

  @Test("a compressed body that is cut, though its length is as announced, is no success")
  func cutGzip() async throws {
    let whole = GzipWriter.member(Array(String(repeating: "<p>An announcement.</p>", count: 200).utf8))
    for cut in [1, 8, 9, 1000] {
      server.answer { _ in LoopbackServer.response(200, Array(whole.dropLast(cut)), Self.gzip) }
      let run = try await run()
      #expect(run.rejects.map(\.reason) == ["cut_short"] && run.captured.isEmpty, "\(cut) bytes are missing")
    }
  }

  @Test("a compressed body that is damaged is a reject")
  func damagedGzip() async throws {
    var bytes = GzipWriter.member(Array(String(repeating: "<p>An announcement.</p>", count: 200).utf8))
    bytes[100] ^= 0xFF
    let damaged = bytes
    server.answer { _ in LoopbackServer.response(200, damaged, Self.gzip) }
    #expect(try await run().rejects.map(\.reason) == ["content_encoding"])
  }

  @Test("a body that is not compressed though the headers say so is taken as it is")
  func falseEncoding() async throws {
    for encoding in ["gzip", "deflate", "br"] {
      server.answer { _ in
        LoopbackServer.response(
          200, "<p>Text.</p>", ["Content-Type: text/html", "Content-Encoding: \(encoding)"])
      }
      #expect(try await run().captured.map { $0.body.bytes } == [Array("<p>Text.</p>".utf8)])
    }
  }

  @Test("an encoding that was not asked for is a reject")
  func unknownEncoding() async throws {
    server.answer { _ in
      LoopbackServer.response(
        200, [0x1B, 0x05, 0x00, 0xF8, 0x8D, 0x94, 0x6E, 0x01, 0x02, 0x00],
        ["Content-Type: text/html", "Content-Encoding: br"])
    }
    #expect(try await run().rejects.map(\.reason) == ["content_encoding"])
    #expect(server.requests.first?.fields["accept-encoding"] == "gzip, deflate")
  }

  @Test("a body of encodings in encodings is unpacked within the limit")
  func nestedEncodings() async throws {
    let inner = GzipWriter.member(Array("<p>Text.</p>".utf8))
    server.answer { _ in
      LoopbackServer.response(
        200, GzipWriter.member(inner), ["Content-Type: text/html", "Content-Encoding: gzip, gzip"])
    }
    #expect(try await run().captured.count == 1)
  }

  @Test("a redirect from a public page to a private address is refused, whatever the source's first address")
  func redirectToPrivate() async throws {
    let client = AnsweringClient { address in
      address.host == "mfa.example"
        ? PageResponse(
          status: 302, fields: [("location", "http://169.254.169.254/latest/meta-data")], body: [])
        : PageResponse(status: 404, fields: [], body: [])
    }
    let parameters = Parameters(
      defaultsOf: Fetch.descriptor.parameters, ["sources": .list([]), "delay": .number(0)])
    let fetcher = PageFetcher(
      client: client, settings: FetchSettings(parameters), retries: RetryPolicy(tries: 1, pause: .zero))
    let address = try #require(WebAddress("http://mfa.example/a"))
    let rules = WebRules(Parameters(["allow_private": .boolean(false)]))
    _ = try? await fetcher.fetch(address, since: nil, rules)
    #expect(client.allowsPrivate.allSatisfy { !$0 }, "every hop is asked for under the source's own rules")
    server.answer { _ in LoopbackServer.response(200, "<p>secret</p>") }
    let hop = PageRequest(
      address: try #require(WebAddress(server.url("/secret"))), fields: [], maximumBytes: 1000,
      allowsPrivate: false)
    await #expect(throws: PageProblem.privateAddress("127.0.0.1")) {
      try await HTTPPageClient(timeout: 5).exchange(hop)
    }
    #expect(server.requests.isEmpty)
  }

  @Test(
    "the address that is checked is the one that is connected to: a name cannot come to mean another in between"
  )
  func rebinding() async throws {
    server.answer { _ in LoopbackServer.response(200, "<p>secret</p>") }
    let checked = Mutex<[IPAddress]>([])
    var request = HTTPRequest(
      address: "http://localhost:\(server.port)/", fields: [],
      limits: HTTPLimits(connecting: 5, headers: 5, pause: 5, whole: 20, bytes: 1000), lane: "x")
    request.mayConnect = { address in
      checked.withLock { $0.append(address) }
      return false
    }
    await #expect(throws: HTTPFailure.refusedAddress) { try await HTTPClient().exchange(request) }
    let loopback: [IPAddress] = [.v4(0x7F00_0001), .v6([UInt8](repeating: 0, count: 15) + [1])]
    #expect(checked.withLock { !$0.isEmpty && $0.allSatisfy(loopback.contains) })
    #expect(server.requests.isEmpty, "nothing was sent before the answer")
  }

  @Test("a connection that may go anywhere is not used again for one that may not")
  func noSharedConnection() async throws {
    server.answer { _ in LoopbackServer.response(200, "<p>x</p>") }
    let client = HTTPPageClient(timeout: 5)
    let address = try #require(WebAddress(server.url("/a")))
    let open = PageRequest(address: address, fields: [], maximumBytes: 1000, allowsPrivate: true)
    _ = try await client.exchange(open)
    let closed = PageRequest(address: address, fields: [], maximumBytes: 1000, allowsPrivate: false)
    await #expect(throws: PageProblem.privateAddress("127.0.0.1")) { try await client.exchange(closed) }
  }

  @Test("names that spell a private address in other ways are refused too")
  func spellings() async throws {
    for host in ["127.1", "0177.0.0.1", "[::ffff:127.0.0.1]", "localhost.", "0.0.0.0", "0"] {
      let run = try await FetchSetup(
        [["page": .text("http://\(host):\(server.port)/a")]], folder: "/", ["timeout": .number(5)]
      ).run()
      #expect(run.rejects.map(\.reason) == ["forbidden_address"], "\(host)")
    }
    #expect(server.requests.isEmpty)
  }

  @Test("a response that is cancelled ends soon")
  func cancelled() async throws {
    server.answer { _ in [.wait(20)] }
    let setup = try FetchSetup(
      [["page": .text(server.url("/a")), "allow_private": .boolean(true)]], folder: "/",
      ["timeout": .number(60)])
    let start = ContinuousClock.now
    let task = Task { try await setup.run() }
    try await Task.sleep(for: .milliseconds(300))
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(ContinuousClock.now - start < .seconds(5))
  }
}

/// Answers as the test says, without a network.
private final class AnsweringClient: PageClient {
  private let state = Mutex<(asked: [String], allowsPrivate: [Bool])>(([], []))
  private let answer: @Sendable (WebAddress) -> PageResponse

  init(_ answer: @escaping @Sendable (WebAddress) -> PageResponse) { self.answer = answer }

  var asked: [String] { state.withLock(\.asked) }
  var allowsPrivate: [Bool] { state.withLock(\.allowsPrivate) }

  func exchange(_ request: PageRequest) async throws(PageProblem) -> PageResponse {
    state.withLock { state in
      state.asked.append(request.address.text)
      state.allowsPrivate.append(request.allowsPrivate)
    }
    return answer(request.address)
  }
}
