import Hashing
import Records
import StageKit

extension WebCapture {
  /// Decides what is to be done about each item. To be called for the sources in their order, so that of two that list
  /// one page, the first gives it.
  mutating func plan(_ listing: Listing) {
    self.listing = listing
    for list in listing.lists { entry.lists[list.address] = list }
    let pending = entry.pending
    entry.pending = []
    let recent = entry.recent
    entry.recent = []
    var planned: Set<String> = []
    for item in listing.items + pending {
      let locator = item.locator(source: source.name)
      // A list that names an item twice means one.
      if planned.insert(locator).inserted {
        steps.append(step(item, locator))
        if revisit != nil, item.link != nil { entry.recent.append(item) }
      }
    }
    for item in recent {
      let locator = item.locator(source: source.name)
      guard let revisit, let known = earlier?.pages[locator],
        revisit.isRecent(known, now: session.context.now),
        planned.insert(locator).inserted
      else { continue }
      entry.recent.append(item)
      steps.append(step(item, locator))
    }
    for address in carriedOver where !planned.contains(address) {
      guard let record = earlier?.pages[address]?.last, session.claimant(of: record.key.id) == nil else {
        continue
      }
      session.reserve(record.key.id, for: source.name)
    }
  }

  private mutating func step(_ item: FeedItem, _ locator: String) -> Step {
    let id = Identifier.document(locator: locator)
    guard session.claimant(of: id) == nil else { return .duplicate(id: id, locator: locator) }
    session.reserve(id, for: source.name)
    guard source.kind.followsItems, let address = item.link.flatMap({ WebAddress($0) }) else {
      return .content(item, id: id, locator: locator)
    }
    let known = earlier?.pages[locator]
    let isSame = isSameSettings && known?.last != nil && known?.about == item.digest
    if let known, known.isRetired || isSame && isLeftAlone(known, item) { return .kept(known) }
    visits.append(PageVisit(address: address, item: item, known: known, isSame: isSame, rules: rules))
    outcomes.append(nil)
    return .visit(visits.count - 1)
  }

  /// Whether a page of which its list says nothing new need not be asked for.
  private func isLeftAlone(_ known: LedgerPage, _ item: FeedItem) -> Bool {
    let isAsBefore = item.version != nil && known.version == item.version
    guard let revisit else { return isAsBefore }
    if item.version != nil, !isAsBefore { return false }
    let now = session.context.now
    return !revisit.isDue(known, now: now) || isAsBefore && !revisit.isRecent(known, now: now)
  }
}
