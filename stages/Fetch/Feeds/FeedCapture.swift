import Hashing
import Records
import StageKit

/// Captures the items of a feed from the network. A feed shows only its latest items, so what earlier captures
/// found stays in the snapshot.
struct FeedCapture {
  let web: WebCapture
  let address: WebAddress
  let follow: Bool

  func run() async throws -> LedgerSource {
    var entry = web.blankEntry
    entry.feed = web.earlier?.feed
    if !web.session.context.isOffline {
      do {
        try await update(&entry)
      } catch let problem as PageProblem {
        web.session.fail(web.source, locator: address.canonical, .page(problem))
      } catch let problem as CaptureProblem {
        web.session.fail(web.source, locator: address.canonical, problem)
      }
    }
    web.carryOver(into: &entry)
    return entry
  }

  /// Asks for the feed and, if it has changed, for its items.
  private func update(_ entry: inout LedgerSource) async throws {
    let known = web.isSameSettings && entry.feed?.address == address.canonical ? entry.feed : nil
    guard let fetched = try await web.fetcher.fetch(address, since: known, moved: known?.moved, web.rules)
    else { return }
    let response = fetched.response
    let body = Digest.of(response.body)
    if let known, known.body == body {
      entry.feed?.moved = fetched.moved
      return
    }
    let charset = response.contentType.flatMap { MediaType.parse($0).charset }
    let items = try FeedParser.items(response.body, charset: charset, address: fetched.base)
    entry.feed = nil
    var isComplete = true
    var visited: Set<String> = []
    for item in items {
      try Task.checkCancellation()
      // A feed that lists an item twice means one.
      guard visited.insert(item.locator(source: web.source.name)).inserted else { continue }
      if let problem = try await capture(item, &entry), problem.isTransient { isComplete = false }
    }
    // An item that may be had the next time needs the whole feed again.
    guard isComplete else { return }
    entry.feed = LedgerPage(
      address: address.canonical, entityTag: response.entityTag, lastModified: response.lastModified,
      body: body,
      about: nil, moved: fetched.moved, outcomes: [])
  }

  private func capture(_ item: FeedItem, _ entry: inout LedgerSource) async throws -> CaptureProblem? {
    let locator = item.locator(source: web.source.name)
    let id = Identifier.document(locator: locator)
    if let giver = web.session.giver(of: id) {
      web.session.setAside(.duplicate(source: giver), id: id, locator: locator, source: web.source.name)
      return nil
    }
    if follow, let link = item.link.flatMap({ WebAddress($0) }) {
      let (page, problem) = try await PageVisit(web: web, address: link, item: item).run()
      entry.pages[page.address] = page
      return problem
    }
    entry.pages[locator] = try captureContent(item, id, locator)
    return nil
  }

  /// Takes the item's own content.
  private func captureContent(_ item: FeedItem, _ id: String, _ locator: String) throws -> LedgerPage {
    let known = web.earlier?.pages[locator]
    let body = item.body.map { Digest.of($0.text) }
    if let known, web.isSameSettings, known.body == body, known.about == item.digest,
      web.session.replay(known.outcomes, source: web.source.name)
    {
      return known
    }
    var outcome: LedgerOutcome
    if var document = item.document(source: web.source, id: id, locator: locator) {
      document.retrievedAt = web.session.context.now.description
      if document.day.isEmpty { document.day = known?.day ?? web.session.context.now.date.description }
      outcome = try web.session.capture(document)
    } else {
      outcome = web.session.setAside(.noContent, id: id, locator: locator, source: web.source.name)
    }
    return LedgerPage(
      address: locator, entityTag: nil, lastModified: nil, body: body, about: item.digest, outcomes: [outcome]
    )
  }
}

extension CaptureProblem {
  /// Whether it may be gone the next time.
  fileprivate var isTransient: Bool {
    if case .page(let problem) = self { problem.isTransient } else { false }
  }
}

extension LedgerPage {
  /// The day of the page's last good capture.
  fileprivate var day: String? {
    for case .record(let record) in outcomes where !record.key.day.isEmpty { return record.key.day }
    return nil
  }
}
