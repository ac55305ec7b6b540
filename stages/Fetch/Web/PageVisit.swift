import Records
import StageKit

/// One page that is to be asked for.
struct PageVisit: Sendable {
  let address: WebAddress
  /// What the source's list said of the page.
  let item: FeedItem
  /// What the last captures left of it.
  let known: LedgerPage?
  /// Whether what was captured before would be captured now, if the page has not changed.
  let isSame: Bool
  let rules: WebRules

  /// What came of asking.
  enum Answer: Sendable {
    case page(FetchedPage)
    /// The page has not changed.
    case unchanged
    case problem(PageProblem)
  }

  /// Asks for the page. Throws `CancellationError` alone.
  func ask(_ fetcher: PageFetcher) async throws -> Answer {
    do {
      // A page that has not changed need not be sent again, unless something else in its document has changed.
      let page = try await fetcher.fetch(
        address, since: isSame ? known?.validators : nil, moved: known?.moved, rules)
      return page.map { .page($0) } ?? .unchanged
    } catch let problem as PageProblem {
      return .problem(problem)
    }
  }
}

extension LedgerPage {
  /// The page's last good capture.
  var last: CapturedRecord? {
    for case .record(let record) in outcomes { return record }
    return nil
  }

  var validators: Validators { Validators(entityTag: entityTag, lastModified: lastModified) }
}
