import Loopback
import Records
import StageKit
import Testing

@testable import Fetch

@Suite("Feeds as sources")
struct FeedTests {
  private let server: LoopbackServer
  private let folder: TemporaryFolder

  init() throws {
    server = try LoopbackServer()
    folder = try TemporaryFolder()
  }

  private func setup(_ source: [String: ParameterValue] = [:]) throws -> FetchSetup {
    let feed: [String: ParameterValue] = [
      "feed": .text(server.url("/rss")), "name": .text("f"), "allow_private": .boolean(true),
    ]
    return try FetchSetup([feed.merging(source) { _, new in new }], folder: folder.path)
  }

  private func item(_ number: Int, _ more: String = "") -> String {
    "<item><title>Item \(number)</title><link>/\(number)</link>\(more)</item>"
  }

  private func feed(_ items: [String]) -> String {
    "<rss version=\"2.0\"><channel><title>Press</title>\(items.joined())</channel></rss>"
  }

  private func xml(_ text: String, _ fields: [String] = []) -> [LoopbackServer.Step] {
    LoopbackServer.response(200, text, ["Content-Type: application/rss+xml"] + fields)
  }

  private func page(_ text: String, _ fields: [String] = []) -> [LoopbackServer.Step] {
    LoopbackServer.response(200, "<p>\(text)</p>", ["Content-Type: text/html"] + fields)
  }

  private static let date = "<pubDate>Sat, 15 Mar 2025 00:30:00 +0300</pubDate>"

  @Test("each item's page becomes a document with what the feed says of it, on the day of its own zone")
  func follow() async throws {
    server.answer(["/rss": xml(feed([item(1, Self.date), item(2)])), "/1": page("one"), "/2": page("two")])
    let run = try await setup().run()
    let documents = try run.context.documents
    #expect(documents.map(\.locator) == [server.url("/1"), server.url("/2")])
    #expect(documents.map(\.title) == ["Item 1", "Item 2"])
    #expect(documents.map(\.day) == ["2025-03-15", FetchSetup.later.date.description])
    #expect(documents.map(\.publishedAt) == ["2025-03-14T21:30:00Z", nil])
    #expect(documents.map { String(decoding: $0.body.bytes, as: UTF8.self) } == ["<p>one</p>", "<p>two</p>"])
  }

  @Test("without following, the items' own contents are taken and no page is asked for")
  func contents() async throws {
    let text = "<description>&lt;p&gt;In short.&lt;/p&gt;</description>"
    server.answer(["/rss": xml(feed([item(1, text + Self.date), item(2)]))])
    let setup = try setup(["follow": .boolean(false)])
    let run = try await setup.run()
    #expect(run.captured.map { String(decoding: $0.body.bytes, as: UTF8.self) } == ["<p>In short.</p>"])
    #expect(run.captured.map(\.url) == [server.url("/1")])
    #expect(run.rejects.map(\.reason) == ["no_content"])
    #expect(server.requests.map(\.target) == ["/rss"])
    let second = try await setup.run(after: run, now: Instant(secondsSinceEpoch: 4_000_090_000))
    #expect(second.snapshot == run.snapshot && second.rejects == run.rejects && second.captured.isEmpty)
  }

  @Test("a night without news makes one conditional request")
  func nothingNew() async throws {
    let items = feed([item(1), item(2)])
    server.answer { [self] request in
      switch request.target {
      case "/rss":
        request.fields["if-none-match"] == "\"f1\""
          ? LoopbackServer.response(304, "", []) : xml(items, ["ETag: \"f1\""])
      default: page(request.target)
      }
    }
    let setup = try setup()
    let first = try await setup.run()
    #expect(server.requests.map(\.target) == ["/rss", "/1", "/2"])
    let second = try await setup.run(after: first)
    #expect(server.requests.map { "\($0.target) \($0.fields["if-none-match"] ?? "")" } == ["/rss \"f1\""])
    #expect(second.snapshot == first.snapshot && second.ledger == first.ledger)
  }

  @Test("a new item costs its page and conditional requests for the others; old items stay")
  func newItem() async throws {
    let number = Counter()
    server.answer { [self] request in
      switch request.target {
      case "/rss": xml(number.next() == 0 ? feed([item(2), item(1)]) : feed([item(3), item(2)]))
      case "/2" where request.fields["if-none-match"] == "\"2\"": LoopbackServer.response(304, "", [])
      default: page(request.target, ["ETag: \"\(request.target.dropFirst())\""])
      }
    }
    let setup = try setup()
    let first = try await setup.run()
    _ = server.requests
    let second = try await setup.run(after: first)
    #expect(server.requests.map(\.target) == ["/rss", "/3", "/2"])
    #expect(second.captured.map(\.locator) == [server.url("/3")])
    #expect(second.kept == 2)
    #expect(Set(first.snapshot).isSubset(of: second.snapshot) && second.snapshot.count == 3)
  }

  @Test("a title that the feed corrects makes the page's document anew")
  func correctedTitle() async throws {
    let number = Counter()
    server.answer { [self] request in
      switch request.target {
      case "/rss": xml(feed([item(1).replacing("Item 1", with: number.next() == 0 ? "Wrong" : "Right")]))
      default: page("one", ["ETag: \"1\""])
      }
    }
    let setup = try setup()
    let second = try await setup.run(after: try await setup.run())
    #expect(try second.context.documents.map(\.title) == ["Right"])
  }

  @Test(
    "an item that cannot be had is a reject, is tried again though the feed has not changed, and spares the others"
  )
  func brokenItem() async throws {
    let isBroken = Counter()
    let items = feed([item(1), item(2), item(3)])
    server.answer { [self] request in
      switch request.target {
      case "/rss": xml(items, ["ETag: \"f1\""])
      case "/2": isBroken.next() < 2 ? LoopbackServer.response(500, "") : page("two")
      case "/3": LoopbackServer.response(404, "")
      default: page("one")
      }
    }
    let setup = try setup()
    let first = try await setup.run()
    #expect(first.captured.count == 1)
    #expect(first.reasons == [server.url("/2"): "http_500", server.url("/3"): "http_404"])
    #expect(first.failures.isEmpty)
    let second = try await setup.run(after: first)
    #expect(second.snapshot.count == 2)
    #expect(second.reasons == [server.url("/3"): "http_404"])
    let third = try await setup.run(after: second)
    #expect(third.reasons == second.reasons && third.snapshot == second.snapshot)
  }

  @Test("a feed that fails, or is none, keeps what it gave, is named, and leaves a reject")
  func failingFeed() async throws {
    server.answer(["/rss": xml(feed([item(1)])), "/1": page("one")])
    let setup = try setup()
    let first = try await setup.run()
    for (answer, reason) in [
      (LoopbackServer.response(404, ""), "http_404"), (page("We value your privacy"), "not_a_feed"),
      ([], "unreachable"),
    ] {
      server.answer { _ in answer }
      let run = try await setup.run(after: first)
      #expect(run.failures.map(\.source) == ["f"])
      #expect(run.reasons == [server.url("/rss"): reason])
      #expect(run.snapshot == first.snapshot)
      server.answer(["/rss": xml(feed([item(1)])), "/1": page("one")])
      let mended = try await setup.run(after: run)
      #expect(mended.failures.isEmpty && mended.rejects.isEmpty && mended.snapshot == first.snapshot)
    }
  }

  @Test("offline, nothing is asked for and all is kept")
  func offline() async throws {
    server.answer(["/rss": xml(feed([item(1), item(2)])), "/1": page("one")])
    let setup = try setup()
    let first = try await setup.run()
    _ = server.requests
    let run = try await setup.run(after: first, offline: true)
    #expect(server.requests.isEmpty)
    #expect(run.snapshot == first.snapshot && run.rejects == first.rejects && run.ledger == first.ledger)
    #expect(run.failures.isEmpty)
  }

  @Test("a page that two feeds name is the first one's")
  func twoFeeds() async throws {
    server.answer(["/rss": xml(feed([item(1)])), "/1": page("one")])
    let one: [String: ParameterValue] = [
      "feed": .text(server.url("/rss")), "name": .text("one"), "allow_private": .boolean(true),
    ]
    let setup = try FetchSetup([one, one.merging(["name": .text("two")]) { _, new in new }])
    let run = try await setup.run()
    #expect(run.captured.map(\.source) == ["one"])
    #expect(run.rejects.map { "\($0.source ?? "") \($0.reason)" } == ["two duplicate"])
    #expect(server.requests.map(\.target) == ["/rss", "/rss", "/1"])
  }

  @Test("a feed in a file gives its items' contents, with days of its own only, and touches no network")
  func file() async throws {
    let text = "<description>Text.</description>"
    try folder.write(
      "press.xml", feed([item(1, text + Self.date), "<item><guid>x7</guid>\(text)</item>", item(3)]))
    let setup = try setup(["feed": .text("press.xml")])
    let run = try await setup.run()
    #expect(try run.context.documents.map(\.locator) == ["f#x7", "/1"])
    #expect(try run.context.documents.map(\.day) == ["", "2025-03-15"])
    #expect(run.captured.allSatisfy { $0.retrievedAt == nil })
    #expect(run.reasons == ["/3": "no_content"])
    #expect(server.requests.isEmpty)
    let second = try await setup.run(after: run)
    #expect(second.captured.isEmpty && second.snapshot == run.snapshot && second.rejects == run.rejects)
    try folder.write("press.xml", "no feed")
    #expect(try await setup.run(after: run).reasons == ["press.xml": "not_a_feed"])
    try folder.remove("press.xml")
    #expect(try await setup.run(after: run).reasons == ["press.xml": "unreadable"])
  }
}
