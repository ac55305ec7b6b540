import Hashing
import Records
import StageKit

extension WebCapture {
  /// Settles all steps in their order and keeps what was captured of pages that were not asked for. To be called for
  /// the sources in their order.
  mutating func finish() throws -> LedgerSource {
    if let (locator, problem) = listing.failure { session.fail(source, locator: locator, problem) }
    for (locator, problem) in listing.rejects {
      session.setAside(
        problem, id: Identifier.document(locator: locator), locator: locator, source: source.name)
    }
    for step in steps { try settle(step) }
    let settled = Set(steps.compactMap { if case .duplicate(_, let locator) = $0 { locator } else { nil } })
    for address in carriedOver where !settled.contains(address) { keep(address) }
    if let revisit {
      let now = session.context.now
      let pages = entry.pages
      let name = source.name
      entry.recent.removeAll { item in
        pages[item.locator(source: name)].map { $0.isRetired || !revisit.isRecent($0, now: now) } ?? true
      }
    }
    if source.kind.isAddresses, let failure {
      session.note(source, locator: failure.locator, failure.problem, others: failureCount - 1)
    }
    return entry
  }

  private mutating func settle(_ step: Step) throws {
    switch step {
    case .duplicate(let id, let locator):
      if let giver = session.giver(of: id) {
        session.setAside(.duplicate(source: giver), id: id, locator: locator, source: source.name)
      } else {
        keep(locator)
      }
    case .content(let item, let id, let locator):
      entry.pages[locator] = try captureContent(item, id, locator)
    case .kept(let page):
      if replay(page.outcomes, address: page.address) { entry.pages[page.address] = page }
    case .visit(let place): settle(visits[place], outcomes[place])
    }
  }

  private mutating func settle(_ visit: PageVisit, _ outcome: VisitOutcome?) {
    switch outcome {
    case .captured(let record, let state):
      session.give(record, source: source.name)
      entry.pages[visit.address.canonical] = page(visit, state, [.record(record)])
    case .unchanged(let state): entry.pages[visit.address.canonical] = unchanged(visit, state)
    case .problem(let problem): setAside(problem, visit)
    case nil: keep(visit.address.canonical)
    }
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

  private func page(_ visit: PageVisit, _ state: FetchedState, _ outcomes: [LedgerOutcome]) -> LedgerPage {
    LedgerPage(
      address: visit.address.canonical, entityTag: state.validators.entityTag,
      lastModified: state.validators.lastModified, body: state.body, about: visit.item.digest,
      version: visit.item.version, moved: state.moved, asked: asked, outcomes: outcomes)
  }

  /// Keeps the last good capture of a page that has not changed.
  private func unchanged(_ visit: PageVisit, _ state: FetchedState?) -> LedgerPage {
    let known = visit.known
    let outcomes = known?.last.map { [LedgerOutcome.record($0)] } ?? []
    _ = replay(outcomes, address: visit.address.canonical)
    return LedgerPage(
      address: visit.address.canonical, entityTag: state?.validators.entityTag ?? known?.entityTag,
      lastModified: state?.validators.lastModified ?? known?.lastModified, body: known?.body,
      about: visit.item.digest, version: visit.item.version,
      moved: state == nil ? known?.moved : state?.moved, asked: asked,
      outcomes: outcomes)
  }

  /// Sets the page aside and keeps its last good capture, with what the next request needs to know of that.
  private mutating func setAside(_ problem: CaptureProblem, _ visit: PageVisit) {
    let locator = visit.address.canonical
    let good = visit.known?.last == nil ? nil : visit.known
    var outcomes = good?.last.map { [LedgerOutcome.record($0)] } ?? []
    _ = replay(outcomes, address: locator)
    let day = visit.item.date.flatMap { DateText.parse($0) }?.date.description
    outcomes.append(
      session.setAside(
        problem, id: Identifier.document(locator: locator), day: day ?? "", locator: locator,
        source: source.name))
    if problem.isTransient {
      entry.pending.append(visit.item)
      failure = failure ?? (locator, problem)
      failureCount += 1
    }
    entry.pages[locator] = LedgerPage(
      address: locator, entityTag: good?.entityTag, lastModified: good?.lastModified, body: good?.body,
      about: good == nil ? visit.item.digest : good?.about, version: good?.version,
      moved: moved(visit.known, problem), asked: problem.isTransient ? good?.asked : asked, outcomes: outcomes
    )
  }

  /// A page that cannot be had where it moved to may be back where it was.
  private func moved(_ known: LedgerPage?, _ problem: CaptureProblem) -> String? {
    if case .page = problem, !problem.isTransient { return nil }
    return known?.moved
  }

  /// Keeps what was captured of an address.
  private mutating func keep(_ address: String) {
    guard let page = earlier?.pages[address], replay(page.outcomes, address: address) else { return }
    entry.pages[address] = page
  }

  /// Reports a page's last good capture and rejects again; if another source has given it by now, says so.
  private func replay(_ outcomes: [LedgerOutcome], address: String) -> Bool {
    if session.replay(outcomes, source: source.name) { return true }
    for case .record(let record) in outcomes {
      guard let giver = session.giver(of: record.key.id), giver != source.name else { continue }
      session.setAside(
        .duplicate(source: giver), id: record.key.id, day: record.key.day, locator: address,
        source: source.name)
    }
    return false
  }
}

extension CaptureProblem {
  /// Whether it may be gone the next time.
  var isTransient: Bool { if case .page(let problem) = self { problem.isTransient } else { false } }
}
