import Markup
import Records

/// When an article was published and last changed.
struct DateFinder {
  let page: Page

  private static let publishedNames = [
    "article:published_time", "datepublished", "article.published", "og:article:published_time",
    "og:published_time",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
    "dcterms.date", "dc.date.created", "date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "published", "article_date_original", "originalpublicationdate",
    "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date", "created", "displaydate",
    "ptime",
    "shareaholic:article_published_time", "rnews:datepublished",
  ]
  private static let modifiedNames = [
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified",
    "dc.date.modified", "shareaholic:article_modified_time", "modified", "revision_date",
  ]

  /// When the article was published, as data state it, else as the page prints it.
  func published() -> PublicationDate? {
    if let stated = stated() {
      // A time in UTC may fall on another day at the publisher's place; the page prints that day.
      if let instant = stated.instant, stated.offsetMinutes == 0, let printed = printed()?.date,
        printed != stated.date, abs(printed.daysSinceEpoch - stated.date.daysSinceEpoch) == 1
      {
        return PublicationDate(date: printed, instant: instant)
      }
      return PublicationDate(date: stated.date, instant: stated.instant)
    }
    let found =
      timeElement(in: neighbourhood) ?? printed() ?? timeElement(in: 0..<page.tree.nodes.count)
      ?? addressDate()
      ?? modified()
    return found.map { PublicationDate(date: $0.date, instant: $0.instant) }
  }

  /// The date of the last change that the page states.
  func modified() -> ParsedDate? {
    for text in [page.facts.linkedData.modified] + Self.modifiedNames.map({ page.facts.metas[$0]?.first }) {
      if let text, let date = Self.date(stated: text) { return date }
    }
    return nil
  }

  /// The date of a field; of one that is nearly RFC 3339, the day.
  private static func date(stated text: String) -> ParsedDate? {
    if let date = DateText.parse(text) { return date }
    guard text.utf8.count > 10, text.utf8.dropFirst(10).first == UInt8(ascii: "T") else { return nil }
    return CivilDate(iso: text).map { ParsedDate(date: $0) }
  }

  /// The first date with time and zone in the data, else the first day.
  private func stated() -> ParsedDate? {
    var day: ParsedDate?
    for text in [page.facts.linkedData.published] + Self.publishedNames.map({ page.facts.metas[$0]?.first }) {
      guard let text, let date = Self.date(stated: text) else { continue }
      if date.instant != nil { return date }
      day = day ?? date
    }
    return day
  }

  /// The nodes from a little before the article's text to a little behind it.
  private var neighbourhood: Range<Int> {
    guard let first = page.body.first, let last = page.body.last else { return 0..<0 }
    let blocks = page.list.blocks
    let start = Int(blocks[max(0, first - 12)].node)
    return start..<max(start, Int(blocks[min(last + 6, blocks.count - 1)].node) + 1)
  }

  /// The first `time` element in a range of nodes that gives a day, one marked as the publication's before
  /// others.
  private func timeElement(in range: Range<Int>) -> ParsedDate? {
    var first: ParsedDate?
    for index in page.facts.times.lazy.filter(range.contains).prefix(Self.tries) {
      guard let date = date(of: index) else { continue }
      if let property = page.tree.valueRange(of: .itemprop, at: index),
        page.tree.value(in: property, is: "datepublished")
      {
        return date
      }
      if first == nil, !isElsewhere(index) { first = date }
    }
    return first
  }

  private func date(of index: Int) -> ParsedDate? {
    if let text = page.tree.value(of: .datetime, at: index) ?? page.tree.value(of: .content, at: index),
      let date = DateText.parse(FieldText.clean(text))
    {
      return date
    }
    guard page.tree.textRange(of: index).count <= 400 else { return nil }
    return PrintedDate.find(in: page.text(of: index))
  }

  /// The date printed between headline and text, or in an element whose class says that it is a date, or
  /// that opens the text, or close behind it.
  private func printed() -> ParsedDate? {
    let first = page.body.first ?? 0
    for block in (max(0, first - 12)..<first).reversed() {
      if let date = date(inBlock: block, allowing: .teaser) { return date }
    }
    for index in page.facts.dates.prefix(Self.tries)
    where !isElsewhere(index) {
      if let date = date(of: index) { return date }
    }
    for block in page.body.prefix(2) {
      if let date = date(inBlock: block) ?? openingDate(ofBlock: block) { return date }
    }
    let last = page.body.last ?? 0
    for block in last..<min(last + 6, page.list.blocks.count) {
      if let date = date(inBlock: block) { return date }
    }
    return nil
  }

  /// How many elements are looked at before it is given up.
  private static let tries = 50

  private func date(inBlock index: Int, allowing allowed: Placement = []) -> ParsedDate? {
    let block = page.list.blocks[index]
    let elsewhere: Placement = [.comments, .notice, .teaser, .aside, .frame]
    guard block.count <= 140,
      page.placements[Int(block.node)].isDisjoint(with: elsewhere.subtracting(allowed))
    else {
      return nil
    }
    let text = page.list.text[block.range]
    guard text.count(where: ByteRules.isDigit) >= 5 else { return nil }
    return PrintedDate.find(in: String(decoding: text, as: UTF8.self))
  }

  /// The date with which a paragraph opens: "14.03.2031 - The minister", "Release of 14 March 2031 | The".
  private func openingDate(ofBlock index: Int) -> ParsedDate? {
    let text = page.list.text[page.list.blocks[index].range].prefix(60)
    if let bar = text.firstIndex(of: UInt8(ascii: "|")) {
      return PrintedDate.find(in: String(decoding: text[..<bar], as: UTF8.self))
    }
    guard let byte = text.first, ByteRules.isDigit(byte) else { return nil }
    let words = String(decoding: text, as: UTF8.self).split(separator: " ").prefix(3)
    return (1...3).lazy.reversed().compactMap { PrintedDate.whole(words.prefix($0).joined(separator: " ")) }
      .first
  }

  /// Whether an element belongs to comments, notices, navigation, the page's foot or other articles.
  private func isElsewhere(_ index: Int) -> Bool {
    !page.placements[index].isDisjoint(with: [.comments, .notice, .teaser, .aside, .frame])
  }

  /// The day in the page's address: /2025/03/14/.
  private func addressDate() -> ParsedDate? {
    guard let address = page.facts.canonicalLink ?? page.facts.meta("og:url") ?? page.facts.linkedData.url
    else {
      return nil
    }
    let parts = address.split(separator: "/")
    for (index, part) in parts.enumerated() where part.utf8.count == 4 && index + 2 < parts.count {
      guard let year = Int(part), (1990...2100).contains(year), let month = Int(parts[index + 1]),
        let day = Int(parts[index + 2]), let date = CivilDate(year: year, month: month, day: day)
      else { continue }
      return ParsedDate(date: date)
    }
    return nil
  }
}

/// A publication's day at the publisher's place, and its time if that is known with its zone.
struct PublicationDate {
  let date: CivilDate
  let instant: Instant?
}
