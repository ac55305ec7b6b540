import Hashing
import Records
import StageKit

extension WebCapture {
  /// Decides what becomes of a page that was asked for.
  mutating func take(_ visit: PageVisit, _ answer: PageVisit.Answer) throws {
    let locator = visit.address.canonical
    switch answer {
    case .unchanged: entry.pages[locator] = keep(visit)
    case .problem(let problem): setAside(.page(problem), visit)
    case .page(let fetched):
      let body = Digest.of(fetched.response.body)
      if visit.isSame, visit.known?.body == body {
        entry.pages[locator] = keep(visit, fetched)
        return
      }
      let document: Document
      do throws(CaptureProblem) {
        document = try self.document(fetched, visit)
      } catch {
        setAside(error, visit)
        return
      }
      entry.pages[locator] = page([try session.capture(document)], fetched, body, visit)
    }
  }

  private func document(_ fetched: FetchedPage, _ visit: PageVisit) throws(CaptureProblem) -> Document {
    let body = fetched.response.body
    let sent = fetched.response.contentType.map { MediaType.parse($0) }
    if let type = sent?.type, !MediaType.isPage(type) { throw .mediaType(type) }
    let (problem, charset) = ContentCheck.examine(body, declaredCharset: sent?.charset)
    if let problem { throw problem }
    let locator = visit.address.canonical
    var document = source.document(id: Identifier.document(locator: locator), locator: locator)
    document.day = day(visit.known)
    visit.item.describe(&document)
    document.url = fetched.address.canonical
    document.retrievedAt = session.context.now.description
    document.mediaType = sent?.type ?? MediaType.sniff(body)
    document.charset = sent?.charset ?? charset
    document.body = Payload(body)
    return document
  }

  /// Keeps the last good capture of a page that has not changed.
  private func keep(_ visit: PageVisit, _ fetched: FetchedPage? = nil) -> LedgerPage {
    let known = visit.known
    let outcomes = known?.last.map { [LedgerOutcome.record($0)] } ?? []
    _ = replay(outcomes, address: visit.address.canonical)
    let validators = fetched?.response.validators
    return LedgerPage(
      address: visit.address.canonical, entityTag: validators?.entityTag ?? known?.entityTag,
      lastModified: validators?.lastModified ?? known?.lastModified, body: known?.body,
      about: visit.item.digest, version: visit.item.version,
      moved: fetched == nil ? known?.moved : fetched?.moved, outcomes: outcomes)
  }

  private func page(
    _ outcomes: [LedgerOutcome], _ fetched: FetchedPage, _ body: Digest, _ visit: PageVisit
  ) -> LedgerPage {
    let validators = fetched.response.validators
    return LedgerPage(
      address: visit.address.canonical, entityTag: validators.entityTag,
      lastModified: validators.lastModified,
      body: body, about: visit.item.digest, version: visit.item.version, moved: fetched.moved,
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
      moved: moved(visit.known, problem), outcomes: outcomes)
  }

  /// A page that cannot be had where it moved to may be back where it was.
  private func moved(_ known: LedgerPage?, _ problem: CaptureProblem) -> String? {
    if case .page = problem, !problem.isTransient { return nil }
    return known?.moved
  }
}

extension CaptureProblem {
  /// Whether it may be gone the next time.
  var isTransient: Bool { if case .page(let problem) = self { problem.isTransient } else { false } }
}
