import Markup
import Records

/// When an article was published and last changed.
struct DateFinder {
  let tree: MarkupTree
  let hints: [ElementHints]
  let facts: PageFacts
  let list: BlockList
  /// The article's blocks.
  let body: [Int]

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
    let found = timeElement() ?? printed() ?? addressDate() ?? modified()
    return found.map { PublicationDate(date: $0.date, instant: $0.instant) }
  }

  /// The date of the last change that the page states.
  func modified() -> ParsedDate? {
    for text in [facts.linkedData.modified] + Self.modifiedNames.map({ facts.metas[$0]?.first }) {
      if let text, let date = DateText.parse(text) { return date }
    }
    return nil
  }

  /// The first date with time and zone in the data, else the first day.
  private func stated() -> ParsedDate? {
    var day: ParsedDate?
    for text in [facts.linkedData.published] + Self.publishedNames.map({ facts.metas[$0]?.first }) {
      guard let text, let date = DateText.parse(text) else { continue }
      if date.instant != nil { return date }
      day = day ?? date
    }
    return day
  }

  /// The first `time` element that gives a day, one marked as the publication's before others.
  private func timeElement() -> ParsedDate? {
    var first: ParsedDate?
    for index in facts.times {
      guard let date = date(of: index) else { continue }
      if let property = tree.valueRange(of: .itemprop, at: index),
        tree.value(in: property, is: "datepublished")
      {
        return date
      }
      if first == nil, !isElsewhere(index) { first = date }
    }
    return first
  }

  private func date(of index: Int) -> ParsedDate? {
    if let text = tree.value(of: .datetime, at: index) ?? tree.value(of: .content, at: index),
      let date = DateText.parse(FieldText.clean(text))
    {
      return date
    }
    return PrintedDate.find(in: FieldText.clean(tree.text[tree.textRange(of: index)]))
  }

  /// The date printed between headline and text, or in an element whose class says that it is a date, or
  /// close around the text.
  private func printed() -> ParsedDate? {
    let first = body.first ?? 0
    for block in (max(0, first - 10)..<first).reversed() {
      if let date = date(inBlock: block) { return date }
    }
    for index in facts.dates where !isElsewhere(index) && tree.textRange(of: index).count <= 400 {
      if let date = date(of: index) { return date }
    }
    for block in body.prefix(2) { if let date = date(inBlock: block) { return date } }
    for block in (body.last ?? 0)..<min((body.last ?? 0) + 6, list.blocks.count) {
      if let date = date(inBlock: block) { return date }
    }
    return nil
  }

  private func date(inBlock index: Int) -> ParsedDate? {
    let block = list.blocks[index]
    guard block.count <= 140, !isElsewhere(Int(block.node)) else { return nil }
    let text = list.text[block.range]
    guard text.count(where: ByteRules.isDigit) >= 5 else { return nil }
    return PrintedDate.find(in: String(decoding: text, as: UTF8.self))
  }

  /// Whether an element belongs to comments, links to other articles, navigation or the page's foot.
  private func isElsewhere(_ index: Int) -> Bool {
    var node = index
    while node > 0 {
      if !hints[node].isDisjoint(with: [.comments, .notice, .teaser]), tree.nodes[node].tag != .body {
        return true
      }
      switch tree.nodes[node].tag {
      case .aside, .nav, .footer: return true
      default: node = Int(tree.nodes[node].parent)
      }
    }
    return false
  }

  /// The day in the page's address: /2025/03/14/.
  private func addressDate() -> ParsedDate? {
    guard let address = facts.canonicalLink ?? facts.meta("og:url") ?? facts.linkedData.url else {
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
