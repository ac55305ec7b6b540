import Foundation
import Loopback
import Records
import StageKit
import Synchronization
import Testing

@testable import Fetch

@Suite("Many hosts at once", .serialized)
struct ManyHostsTests {
  /// How many requests a server had at one time, at most, and whether another server had one at the same time.
  private final class Watch: Sendable {
    private let state = Mutex<(now: [String: Int], most: [String: Int], hosts: Int)>(([:], [:], 0))

    func enter(_ host: String) {
      state.withLock { state in
        state.now[host, default: 0] += 1
        state.most[host] = max(state.most[host] ?? 0, state.now[host] ?? 0)
        state.hosts = max(state.hosts, state.now.values.count { $0 > 0 })
      }
    }

    func leave(_ host: String) { state.withLock { $0.now[host, default: 0] -= 1 } }

    var mostOfOneHost: Int { state.withLock { $0.most.values.max() ?? 0 } }
    var mostHosts: Int { state.withLock(\.hosts) }
  }

  private static func page(_ text: String) -> [LoopbackServer.Step] {
    LoopbackServer.response(200, "<p>\(text)</p>", ["Content-Type: text/html", "ETag: \"\(text)\""])
  }

  /// Two servers under two names, so two hosts. Each request takes some time.
  private func servers(_ watch: Watch, pause: @escaping @Sendable () -> Double) throws -> [(
    server: LoopbackServer, root: String
  )] {
    try ["127.0.0.1", "localhost"].map { name in
      let server = try LoopbackServer { request in
        watch.enter(name)
        usleep(UInt32(pause() * 1_000_000))
        watch.leave(name)
        return request.target == "/bad" ? LoopbackServer.response(404, "") : Self.page(request.target)
      }
      return (server, "http://\(name):\(server.port)")
    }
  }

  private func setup(_ servers: [(server: LoopbackServer, root: String)], hosts: Int) throws -> FetchSetup {
    let sources: [[String: ParameterValue]] = servers.enumerated().flatMap { index, entry in
      (0..<2).map { part in
        [
          "name": .text("\(index)-\(part)"), "allow_private": .boolean(true),
          // The second source of a host names two pages of the first one's.
          "urls": .list(
            (0..<6).map { .text("\(entry.root)/\(part * 4 + $0)") } + [.text("\(entry.root)/bad")]),
        ]
      }
    }
    return try FetchSetup(sources, folder: "/", ["hosts": .integer(hosts)])
  }

  @Test("several hosts are asked at the same time, each for one page at a time")
  func overlap() async throws {
    let watch = Watch()
    let servers = try servers(watch) { 0.02 }
    _ = try await setup(servers, hosts: 8).run()
    #expect(watch.mostOfOneHost == 1 && watch.mostHosts == 2)
    let alone = Watch()
    let others = try self.servers(alone) { 0.005 }
    _ = try await setup(others, hosts: 1).run()
    #expect(alone.mostHosts == 1, "no more hosts than allowed")
  }

  @Test(
    "snapshot, rejects, ledger and log are the same, whatever comes first and however many hosts are asked")
  func sameBytes() async throws {
    let watch = Watch()
    let servers = try servers(watch) { Double.random(in: 0...0.01) }
    var runs: [CaptureRun] = []
    for hosts in [1, 8, 8, 8] { runs.append(try await setup(servers, hosts: hosts).run()) }
    let first = runs[0]
    #expect(first.captured.count == 20)
    #expect(first.rejects.count { $0.reason == "duplicate" } == 4)
    for run in runs.dropFirst() {
      #expect(run.snapshot == first.snapshot && run.rejects == first.rejects && run.ledger == first.ledger)
      #expect(run.failures == first.failures)
      #expect(run.logged.map { $0["url"] as? String } == first.logged.map { $0["url"] as? String })
    }
  }

  @Test("a host that does not answer does not hold up the others")
  func slowHost() async throws {
    let slow = try LoopbackServer { _ in [.wait(6)] }
    let quick = try LoopbackServer { _ in Self.page("x") }
    let done = Mutex<Duration?>(nil)
    let start = ContinuousClock.now
    let sources: [[String: ParameterValue]] = [
      ["page": .text(slow.url("/a")), "name": .text("slow"), "allow_private": .boolean(true)],
      [
        "page": .text("http://localhost:\(quick.port)/b"), "name": .text("quick"),
        "allow_private": .boolean(true),
      ],
    ]
    quick.answer { _ in
      done.withLock { $0 = $0 ?? ContinuousClock.now - start }
      return Self.page("x")
    }
    let run = try await FetchSetup(sources, folder: "/", ["timeout": .number(2)]).run()
    #expect(run.captured.map(\.source) == ["quick"])
    #expect(run.failures.map(\.source) == ["slow"])
    #expect(try #require(done.withLock { $0 }) < .seconds(2))
  }

  @Test("a source that may not ask a private address takes nothing from one that may, whichever comes first")
  func mixedRules() async throws {
    let server = try LoopbackServer(hasRobots: true) { request in
      request.target == "/robots.txt" ? LoopbackServer.response(404, "") : Self.page(request.target)
    }
    for order in [[true, false], [false, true]] {
      let sources: [[String: ParameterValue]] = order.map { isAllowed in
        [
          "page": .text(server.url(isAllowed ? "/open" : "/closed")), "name": .text("\(isAllowed)"),
          "allow_private": .boolean(isAllowed),
        ]
      }
      let run = try await FetchSetup(sources).run()
      #expect(run.captured.map(\.locator) == [server.url("/open")])
      #expect(run.reasons == [server.url("/closed"): "forbidden_address"])
    }
  }

  @Test("robots.txt of a host is asked for once, however many requests wait for it")
  func oneRobots() async throws {
    let other = try LoopbackServer(hasRobots: true) { request in
      if request.target == "/robots.txt" { usleep(50_000) }
      return request.target == "/robots.txt" ? LoopbackServer.response(404, "") : Self.page("x")
    }
    let servers = try (0..<2).map { _ in
      try LoopbackServer { _ in LoopbackServer.response(302, "", ["Location: \(other.url("/x"))"]) }
    }
    let sources: [[String: ParameterValue]] = zip(["127.0.0.1", "localhost"], servers).map { name, server in
      [
        "page": .text("http://\(name):\(server.port)/a"), "name": .text(name),
        "allow_private": .boolean(true),
      ]
    }
    let run = try await FetchSetup(sources).run()
    #expect(run.captured.count == 2)
    #expect(other.requests.count { $0.target == "/robots.txt" } == 1)
  }
}
