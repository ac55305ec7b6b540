import Markup
import Records
import StageKit

/// Reads an HTML page into an article.
struct PageReader {
  let minimumCharacters: Int
  let maximumBytes: Int

  func read(_ document: Document, into article: inout Article) throws(Rejection) {
    let tree = try parse(document)
    let hints = ElementHints.hints(of: tree)
    let facts = PageFacts(tree: tree, hints: hints)
    var reader = BodyReader(tree: tree, hints: hints)
    let blocks = reader.read()
    let text = BodyText.read(blocks, of: reader.list, facts: facts)
    readFacts(tree, hints, facts, document, into: &article)
    readDates(
      DateFinder(tree: tree, hints: hints, facts: facts, list: reader.list, body: blocks), into: &article)
    try PageFaults(tree: tree, facts: facts, minimumCharacters: minimumCharacters)
      .check(text: text, title: article.title)
    article.text = String(decoding: text, as: UTF8.self)
    article.dateline = Dateline.find(in: text)
    article.language = LanguageDetector.language(
      of: text, source: document.language, page: facts.language ?? facts.linkedData.language)
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
  private func readFacts(
    _ tree: MarkupTree, _ hints: [ElementHints], _ facts: PageFacts, _ document: Document,
    into article: inout Article
  ) {
    article.url = CanonicalAddress.choose(document: document.url, facts: facts)
    let address = article.url.flatMap { PageAddress($0) }
    let outlet = OutletFinder(facts: facts, address: address)
    let siteNames = outlet.siteNames()
    article.outlet = document.outlet ?? outlet.find()
    article.title = document.title ?? TitleFinder(tree: tree, facts: facts, siteNames: siteNames).find()
    if article.authors.isEmpty {
      let publishers = facts.linkedData.organizations.union(siteNames.map { $0.lowercased() })
      article.authors = BylineFinder(tree: tree, hints: hints, facts: facts, publishers: publishers).find()
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
