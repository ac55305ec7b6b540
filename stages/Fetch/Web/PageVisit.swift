import Hashing
import Records
import StageKit

/// Asks for one page and decides what becomes of it.
struct PageVisit {
  let web: WebCapture
  let address: WebAddress
  /// What a feed said of the page, if a feed named it.
  let item: FeedItem?

  /// What the ledger keeps of the page, and the problem if it could not be had this time.
  func run() async throws -> (page: LedgerPage, problem: CaptureProblem?) {
    let known = web.earlier?.pages[address.canonical]
    let last = known?.outcomes.first { if case .record = $0 { true } else { false } }
    let about = item?.digest
    // A page that has not changed need not be sent again, unless something else in its document has changed.
    let isSame = web.isSameSettings && last != nil && known?.about == about
    if let known, known.isRetired, web.replay(known.outcomes, address: address.canonical) {
      return (known, nil)
    }
    do {
      guard
        let fetched = try await web.fetcher.fetch(
          address, since: isSame ? known : nil, moved: known?.moved, web.rules)
      else {
        return (keep(known, last, about), nil)
      }
      let body = Digest.of(fetched.response.body)
      if isSame, known?.body == body { return (keep(known, last, about, fetched), nil) }
      let document = try document(fetched, last)
      return (page([try web.session.capture(document)], about, fetched, body), nil)
    } catch let problem as PageProblem {
      return (setAside(.page(problem), known, last, about), .page(problem))
    } catch let problem as CaptureProblem {
      return (setAside(problem, known, last, about), problem)
    }
  }

  private var id: String { Identifier.document(locator: address.canonical) }

  private func document(_ fetched: FetchedPage, _ last: LedgerOutcome?) throws(CaptureProblem) -> Document {
    let body = fetched.response.body
    let sent = fetched.response.contentType.map { MediaType.parse($0) }
    if let type = sent?.type, !MediaType.isPage(type) { throw .mediaType(type) }
    let (problem, charset) = ContentCheck.examine(body, declaredCharset: sent?.charset)
    if let problem { throw problem }
    var document = web.source.document(id: id, locator: address.canonical)
    document.day = day(last)
    item?.describe(&document)
    document.url = fetched.address.canonical
    document.retrievedAt = web.session.context.now.description
    document.mediaType = sent?.type ?? MediaType.sniff(body)
    document.charset = sent?.charset ?? charset
    document.body = Payload(body)
    return document
  }

  /// The day of a page whose feed gives none: that of its first capture, kept for good.
  private func day(_ last: LedgerOutcome?) -> String {
    if case .record(let record) = last, !record.key.day.isEmpty { return record.key.day }
    return web.session.context.now.date.description
  }

  /// Keeps the last good capture of a page that has not changed.
  private func keep(
    _ known: LedgerPage?, _ last: LedgerOutcome?, _ about: Digest?, _ fetched: FetchedPage? = nil
  ) -> LedgerPage {
    let outcomes = last.map { [$0] } ?? []
    _ = web.replay(outcomes, address: address.canonical)
    return LedgerPage(
      address: address.canonical, entityTag: fetched?.response.entityTag ?? known?.entityTag,
      lastModified: fetched?.response.lastModified ?? known?.lastModified, body: known?.body, about: about,
      moved: fetched == nil ? known?.moved : fetched?.moved, outcomes: outcomes)
  }

  private func page(
    _ outcomes: [LedgerOutcome], _ about: Digest?, _ fetched: FetchedPage, _ body: Digest
  ) -> LedgerPage {
    LedgerPage(
      address: address.canonical, entityTag: fetched.response.entityTag,
      lastModified: fetched.response.lastModified, body: body, about: about, moved: fetched.moved,
      outcomes: outcomes)
  }

  /// Sets the page aside and keeps its last good capture, with what the next request needs to know of that.
  private func setAside(
    _ problem: CaptureProblem, _ known: LedgerPage?, _ last: LedgerOutcome?, _ about: Digest?
  ) -> LedgerPage {
    var outcomes = last.map { [$0] } ?? []
    _ = web.replay(outcomes, address: address.canonical)
    outcomes.append(
      web.session.setAside(
        problem, id: id, day: item.map { itemDay($0) } ?? "", locator: address.canonical,
        source: web.source.name))
    let good = last == nil ? nil : known
    return LedgerPage(
      address: address.canonical, entityTag: good?.entityTag, lastModified: good?.lastModified,
      body: good?.body,
      about: last == nil ? about : known?.about, moved: moved(known, problem), outcomes: outcomes)
  }

  /// A page that cannot be had where it moved to may be back where it was.
  private func moved(_ known: LedgerPage?, _ problem: CaptureProblem) -> String? {
    guard case .page(let problem) = problem, !problem.isTransient else { return known?.moved }
    return nil
  }

  private func itemDay(_ item: FeedItem) -> String {
    item.date.flatMap { DateText.parse($0) }?.date.description ?? ""
  }
}
