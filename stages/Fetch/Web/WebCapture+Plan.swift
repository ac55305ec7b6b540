import Hashing
import Records
import StageKit

extension WebCapture {
  /// Decides what becomes of each item: what needs no request is settled, the rest goes into `visits`. To be called
  /// for the sources in their order, so that of two that list one page, the first gives it.
  mutating func plan(_ listing: Listing) throws {
    for list in listing.lists { entry.lists[list.address] = list }
    if let (locator, problem) = listing.failure { session.fail(source, locator: locator, problem) }
    let pending = entry.pending
    entry.pending = []
    var planned: Set<String> = []
    for item in listing.items + pending {
      let locator = item.locator(source: source.name)
      // A list that names an item twice means one.
      guard planned.insert(locator).inserted else { continue }
      try plan(item, locator)
    }
    for address in carriedOver where !planned.contains(address) {
      guard let record = earlier?.pages[address]?.last, session.claimant(of: record.key.id) == nil else {
        continue
      }
      session.reserve(record.key.id, for: source.name)
    }
  }

  private mutating func plan(_ item: FeedItem, _ locator: String) throws {
    let id = Identifier.document(locator: locator)
    guard session.claimant(of: id) == nil else {
      duplicates.append((id, locator))
      return
    }
    guard source.kind.followsItems, let address = item.link.flatMap({ WebAddress($0) }) else {
      entry.pages[locator] = try captureContent(item, id, locator)
      return
    }
    let known = earlier?.pages[locator]
    let isSame = isSameSettings && known?.last != nil && known?.about == item.digest
    if let known, known.isRetired || isSame && item.version != nil && known.version == item.version,
      replay(known.outcomes, address: locator)
    {
      entry.pages[locator] = known
      return
    }
    session.reserve(id, for: source.name)
    visits.append(PageVisit(address: address, item: item, known: known, isSame: isSame, rules: rules))
  }

  /// Takes the item's own content.
  private func captureContent(_ item: FeedItem, _ id: String, _ locator: String) throws -> LedgerPage {
    let known = earlier?.pages[locator]
    let body = item.body.map { Digest.of($0.text) }
    if let known, isSameSettings, known.body == body, known.about == item.digest,
      session.replay(known.outcomes, source: source.name)
    {
      return known
    }
    let outcome: LedgerOutcome
    if var document = item.document(source: source, id: id, locator: locator) {
      document.retrievedAt = session.context.now.description
      if document.day.isEmpty { document.day = day(known) }
      outcome = try session.capture(document)
    } else {
      outcome = session.setAside(.noContent, id: id, locator: locator, source: source.name)
    }
    return LedgerPage(
      address: locator, entityTag: nil, lastModified: nil, body: body, about: item.digest, outcomes: [outcome]
    )
  }

  /// The day of what has none of its own: that of its first capture, kept for good.
  func day(_ known: LedgerPage?) -> String {
    if let day = known?.last?.key.day, !day.isEmpty { return day }
    return session.context.now.date.description
  }
}
