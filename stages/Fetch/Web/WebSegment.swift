import Records
import StageKit

/// Captures sources from the network that stand in a row in the pipeline file: many hosts at once, each with one
/// request at a time.
///
/// Lists are asked for first. Then it is decided, source by source in their order, who gives which page; so what comes
/// out does not depend on which answer comes first.
struct WebSegment {
  let session: CaptureSession
  let fetcher: PageFetcher
  let sources: [(source: Source, rules: WebRules)]

  func run() async throws -> [(entry: LedgerSource, rejects: [Reject])] {
    var captures = try sources.map { try WebCapture(session, $0.source, $0.rules) }
    if !session.context.isOffline {
      let listings = try await listings(captures)
      for index in captures.indices {
        session.look(from: captures[index].source)
        captures[index].plan(listings[index])
      }
      try await visit(&captures)
    }
    session.dropReservations()
    return try captures.indices.map { index in
      session.begin(captures[index].source)
      let entry = try captures[index].finish()
      try session.settle(from: captures[index].earlier, to: entry)
      return (entry, try session.end())
    }
  }

  /// What the sources' lists say.
  private func listings(_ captures: [WebCapture]) async throws -> [Listing] {
    var listings = [Listing](repeating: Listing(), count: captures.count)
    var requests: [ListRequest] = []
    for (index, capture) in captures.enumerated() {
      switch capture.listed() {
      case .known(let listing): listings[index] = listing
      case .request(let lister, let address):
        requests.append(ListRequest(index: index, address: address, lister: lister, asker: asker(capture)))
      }
    }
    let fetching = requests
    try await HostLanes.run(
      fetching, host: { $0.address.host }, limit: session.settings.hosts,
      work: { try await $0.list() },
      take: { place, listing in
        listings[fetching[place].index] = listing
        session.context.progress(
          CaptureProgress(
            source: sources[fetching[place].index].source.name, done: place + 1, total: fetching.count,
            unit: .lists))
      })
    return listings
  }

  private func asker(_ capture: WebCapture) -> ListAsker {
    let lists = capture.isSameSettings ? capture.earlier?.lists ?? [:] : [:]
    let captured = Set((capture.earlier?.pages ?? [:]).filter { $0.value.last != nil }.keys)
    return ListAsker(
      fetcher: fetcher, webRules: capture.rules, rules: capture.source.kind.listRules, known: lists,
      captured: captured)
  }

  private func visit(_ captures: inout [WebCapture]) async throws {
    var visits: [(source: Int, place: Int, visit: PageVisit)] = []
    for (index, capture) in captures.enumerated() {
      visits += capture.visits.enumerated().map { (index, $0.offset, $0.element) }
    }
    let asked = visits
    let fetcher = fetcher
    var done = 0
    try await HostLanes.run(
      asked, host: { ($0.visit.known?.moved.flatMap { WebAddress($0) } ?? $0.visit.address).host },
      limit: session.settings.hosts,
      work: { try await $0.visit.ask(fetcher) },
      take: { number, answer in
        let (index, place, _) = asked[number]
        try captures[index].take(place, answer)
        done += 1
        session.context.progress(
          CaptureProgress(
            source: sources[index].source.name, done: done, total: asked.count, unit: .pages))
      })
  }
}

/// A source's lists, to be asked for.
private struct ListRequest: Sendable {
  /// The source's place in the segment.
  let index: Int
  let address: WebAddress
  let lister: Lister
  let asker: ListAsker

  /// Asks; a source whose lists cannot be had has a failure. Throws `CancellationError` alone.
  func list() async throws -> Listing {
    do {
      return try await lister.list(asker)
    } catch let problem as PageProblem {
      return Listing(failure: (address.canonical, .page(problem)))
    } catch let problem as CaptureProblem {
      return Listing(failure: (address.canonical, problem))
    }
  }
}
