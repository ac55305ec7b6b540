import Markup
import Records
import StageKit

/// Reads an HTML page into an article.
struct PageReader {
  let minimumCharacters: Int
  let maximumBytes: Int

  func read(_ document: Document, into article: inout Article) throws(Rejection) {
    let page = Page(try parse(document))
    let text = BodyText.read(page)
    readFacts(page, document, into: &article)
    try PageFaults(page: page, minimumCharacters: minimumCharacters).check(text: text, title: article.title)
    article.text = String(decoding: text, as: UTF8.self)
    article.dateline = Dateline.find(in: text)
    article.language = LanguageDetector.language(
      of: text, source: document.language, page: page.facts.language ?? page.facts.linkedData.language)
    readDates(DateFinder(page: page, language: article.language), into: &article)
  }

  private func parse(_ document: Document) throws(Rejection) -> MarkupTree {
    let bytes = document.body.bytes
    guard bytes.count <= maximumBytes else {
      throw Rejection(.tooLarge, "\(bytes.count) bytes of HTML, the limit is \(maximumBytes)")
    }
    let decoded = TextDecoding.decode(bytes, charset: document.charset, declaration: .html)
    if Legibility.isBinary(decoded) { throw Rejection(.binary, "most bytes are no text") }
    do {
      return try MarkupParser.html(decoded.utf8)
    } catch {
      throw Rejection(error)
    }
  }

  /// Fills in what the page says of itself where the source has said nothing.
  private func readFacts(_ page: Page, _ document: Document, into article: inout Article) {
    article.url = CanonicalAddress.choose(document: document.url, facts: page.facts)
    let outlet = OutletFinder(facts: page.facts, address: article.url.flatMap { PageAddress($0) })
    let siteNames = outlet.siteNames()
    article.outlet = document.outlet ?? outlet.find()
    article.title = document.title ?? TitleFinder(page: page, siteNames: siteNames).find()
    article.outlet = article.outlet ?? outlet.rest(beside: article.title)
    if article.authors.isEmpty {
      let publishers = page.facts.linkedData.organizations.union(siteNames.map { $0.lowercased() })
      article.authors = BylineFinder(page: page, publishers: publishers).find()
    }
  }

  private func readDates(_ dates: DateFinder, into article: inout Article) {
    if article.publishedAt == nil, article.publishedDate == nil, let found = dates.published() {
      article.publishedDate = found.date.description
      article.publishedAt = found.instant?.description
    }
    article.modifiedAt = dates.modified()?.instant?.description
  }
}
