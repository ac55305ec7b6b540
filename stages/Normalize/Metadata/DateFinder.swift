import Markup
import Records

/// When an article was published and last changed.
struct DateFinder {
  let page: Page
  private let statements: DateStatements
  private let printed: PrintedDates
  /// The same where they stand in what looks like furniture.
  private let doubtful: PrintedDates

  /// `language` is the text's, for what it calls months and how it orders days.
  init(page: Page, language: String?) {
    self.page = page
    let spelling = DateSpelling(language: language)
    statements = DateStatements(facts: page.facts, spelling: spelling)
    printed = PrintedDates(page: page, reader: PrintedDate(spelling: spelling))
    doubtful = PrintedDates(page: page, reader: PrintedDate(spelling: spelling), isLax: true)
  }

  /// When the article was published. Data that say so come first, but the page knows the day at its place, and
  /// where data contradict each other it decides; then what is printed near the headline, what data say less
  /// clearly, the page's address, and at last any date that the page can only mean so.
  func published() -> PublicationDate? {
    let shown = printed.besideHeadline()
    let stated = statements.published(shown: shown?.date)
    if let stated {
      return PublicationDate(date: day(of: stated, shown: shown?.date), instant: stated.instant)
    }
    let likely: [() -> ParsedDate?] = [
      { shown }, printed.opening, printed.labelled, statements.likely, doubtful.besideHeadline,
      printed.behind,
      doubtful.labelled, doubtful.behind, addressDate, statements.ofPage, printed.inOwnTeaser,
      doubtful.anywhere,
      modified,
      doubtful.changed,
    ]
    let found = likely.lazy.compactMap { $0() }.first
    return found.map { PublicationDate(date: $0.date, instant: $0.instant) }
  }

  /// The date of the last change that the page states.
  func modified() -> ParsedDate? { statements.modified() }

  /// The day that data state, or the one that the page shows: a day before or after, as a time in UTC may fall on
  /// another day at the publisher's place; or one that other data confirm.
  private func day(of stated: ParsedDate, shown: CivilDate?) -> CivilDate {
    guard let shown else {
      if stated.offsetMinutes == 0, let address = addressDate()?.date, isNeighbour(address, stated.date) {
        return address
      }
      return stated.date
    }
    if isNeighbour(shown, stated.date) || shown != stated.date && statements.confirm(shown) { return shown }
    if let below = printed.belowHeadline()?.date { return below }
    return stated.date
  }

  private func isNeighbour(_ a: CivilDate, _ b: CivilDate) -> Bool {
    abs(a.daysSinceEpoch - b.daysSinceEpoch) == 1
  }

  /// The day in the page's address.
  private func addressDate() -> ParsedDate? {
    for address in [page.facts.canonicalLink, page.facts.meta("og:url"), page.facts.linkedData.url] {
      if let address, let date = AddressDate.find(in: address) { return ParsedDate(date: date) }
    }
    return nil
  }
}

/// A publication's day at the publisher's place, and its time if that is known with its zone.
struct PublicationDate {
  let date: CivilDate
  let instant: Instant?
}
