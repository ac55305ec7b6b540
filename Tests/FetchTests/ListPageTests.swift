import Loopback
import Records
import StageKit
import Testing

@testable import Fetch

@Suite("Pages that list links as sources")
struct ListPageTests {
  private let server: LoopbackServer

  init() throws { server = try LoopbackServer() }

  private func setup(_ source: [String: ParameterValue]) throws -> FetchSetup {
    let list: [String: ParameterValue] = [
      "page": .text(server.url("/press")), "name": .text("p"), "allow_private": .boolean(true),
      "links": .text("ul.news a"),
    ]
    return try FetchSetup([list.merging(source) { _, new in new }])
  }

  private func page(_ body: String, _ fields: [String] = []) -> [LoopbackServer.Step] {
    LoopbackServer.response(200, "<html><body>\(body)</body></html>", ["Content-Type: text/html"] + fields)
  }

  private func list(_ targets: [String], next: String? = nil, tag: String? = nil) -> [LoopbackServer.Step] {
    let links = targets.map { "<li><a href=\"\($0)\">x</a></li>" }.joined()
    let more = next.map { "<p><a rel=\"next\" href=\"\($0)\">Older</a></p>" } ?? ""
    return page(
      "<nav><a href=\"/about\">About</a></nav><ul class=\"menu news\">\(links)</ul>\(more)",
      tag.map { ["ETag: \"\($0)\""] } ?? [])
  }

  @Test("the links that a selector names become documents, others do not")
  func selector() async throws {
    server.answer([
      "/press": list(["/1", "2?utm_source=x", "/1#top"]), "/1": page("one"), "/2": page("two"),
      "/2?utm_source=x": page("two"),
    ])
    let run = try await setup([:]).run()
    #expect(run.captured.map(\.locator).sorted() == [server.url("/1"), server.url("/2")])
    #expect(run.rejects.isEmpty && run.failures.isEmpty)
  }

  @Test("a pattern names links by where they lead; what is excluded is not asked for")
  func pattern() async throws {
    server.answer([
      "/press": list(["/news/1", "/news/old/2", "/about", "http://other.example/news/3", "/news/4"]),
      "/news/1": page("one"),
    ])
    let run = try await setup(["links": .text("/news/*"), "exclude": .list([.text("/news/4")])]).run()
    #expect(run.captured.map(\.locator) == [server.url("/news/1")])
    #expect(server.requests.map(\.target) == ["/press", "/news/1"])
  }

  @Test("links are resolved against the page's base element")
  func base() async throws {
    server.answer([
      "/press": page("<base href=\"/en/\"><ul class=news><a href=\"1\">x</a></ul>"), "/en/1": page("one"),
    ])
    #expect(try await setup([:]).run().captured.map(\.locator) == [server.url("/en/1")])
  }

  @Test("the list goes on by the link to its next page, as far as the limit")
  func nextPage() async throws {
    server.answer([
      "/press": list(["/1"], next: "/press/2"), "/press/2": list(["/2"], next: "/press/3"),
      "/press/3": list(["/3"], next: "/press"), "/1": page("one"), "/2": page("two"), "/3": page("three"),
    ])
    let next: [String: ParameterValue] = ["next": .text("a[rel~=next]")]
    let run = try await setup(next).run()
    #expect(run.captured.count == 3 && run.failures.isEmpty, "a circle ends")
    _ = server.requests
    let two = try await setup(next.merging(["max_pages": .integer(2)]) { $1 }).run()
    #expect(two.captured.count == 2)
    #expect(server.requests.map(\.target) == ["/press", "/press/2", "/1", "/2"])
  }

  @Test("numbered pages are asked for until there are no more")
  func numbered() async throws {
    server.answer([
      "/press": list(["/1"]), "/press?p=10": list(["/2"]), "/press?p=20": list(["/3"]), "/1": page("one"),
      "/2": page("two"), "/3": page("three"),
    ])
    let run = try await setup([
      "numbered": .text(server.url("/press?p={n}")), "first": .integer(10), "step": .integer(10),
    ]).run()
    #expect(run.captured.count == 3 && run.failures.isEmpty && run.rejects.isEmpty)
    #expect(
      server.requests.map(\.target) == [
        "/press", "/press?p=10", "/press?p=20", "/press?p=30", "/1", "/2", "/3",
      ])
  }

  @Test(
    "a night that brings nothing asks for the first page alone; one that brings something, for what is listed"
  )
  func nights() async throws {
    let lists = [
      list(["/1"], next: "/press/2", tag: "a"), list(["/3", "/1"], next: "/press/2", tag: "b"),
    ]
    let state = Counter()
    let older = list(["/2"], tag: "old")
    server.answer { [self] request in
      let tag = request.fields["if-none-match"]
      switch request.target {
      case "/press":
        let current = min(state.count, 1)
        if tag == "\"\(["a", "b"][current])\"" { return LoopbackServer.response(304, "", []) }
        return lists[current]
      case "/press/2": return tag == "\"old\"" ? LoopbackServer.response(304, "", []) : older
      default:
        return tag == "\"p\"" ? LoopbackServer.response(304, "", []) : page(request.target, ["ETag: \"p\""])
      }
    }
    let setup = try setup(["next": .text("a[rel=next]")])
    let first = try await setup.run()
    #expect(first.captured.count == 2)
    _ = server.requests
    let second = try await setup.run(after: first)
    #expect(server.requests.map(\.target) == ["/press"])
    #expect(second.snapshot == first.snapshot && second.ledger == first.ledger)
    _ = state.next()
    let third = try await setup.run(after: second)
    let requests = server.requests
    #expect(requests.map(\.target) == ["/press", "/press/2", "/3", "/1"])
    #expect(requests.map { $0.fields["if-none-match"] == nil } == [false, false, true, false])
    #expect(third.captured.count == 1 && third.kept == 2)
  }

  @Test("a list without a link that is wanted is a failure of the source, and keeps what it gave before")
  func noLinks() async throws {
    server.answer(["/press": list(["/1"]), "/1": page("one")])
    let setup = try setup([:])
    let first = try await setup.run()
    server.answer(["/press": page("<p>We have moved to a new site.</p>")])
    let second = try await setup.run(after: first)
    #expect(second.failures.map(\.source) == ["p"])
    #expect(second.reasons == [server.url("/press"): "no_links"])
    #expect(second.snapshot == first.snapshot)
  }

  @Test("a later page of the list that cannot be had is named, and what the first ones list is captured")
  func laterPageFails() async throws {
    server.answer([
      "/press": list(["/1"], next: "/press/2"), "/press/2": LoopbackServer.response(500, ""),
      "/1": page("one"),
    ])
    let run = try await setup(["next": .text("a[rel=next]")]).run()
    #expect(run.captured.count == 1 && run.failures.count == 1)
    #expect(run.reasons == [server.url("/press/2"): "http_500"])
  }

  @Test(
    "mistakes in the pipeline file are told before anything is asked",
    arguments: [
      ["links": "ul >"], ["links": "li:nth-child(2) a"], ["links": "a", "next": "["],
      ["links": "a", "numbered": "https://mfa.example/press"],
      ["links": "a", "next": "a", "numbered": "https://mfa.example/{n}"],
    ])
  func mistakes(source: [String: String]) {
    #expect(throws: ParameterProblem.self) { try setup(source.mapValues { .text($0) }) }
  }
}
