import Records

/// The dates that a page's data state: linked data and meta elements.
struct DateStatements {
  let facts: PageFacts
  let spelling: DateSpelling

  /// Names that say that this is when the article was published.
  private static let published = [
    "article:published_time", "datepublished", "article.published", "og:article:published_time",
    "og:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.issued",
    "pubdate", "pub_date", "publishdate", "publish-date", "publish_date", "publicationdate",
    "publication_date",
    "publication-date", "published", "published_time", "published-date", "published_at",
    "article_date_original",
    "originalpublicationdate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "article:publish_date",
    "citation_publication_date", "displaydate", "ptime", "shareaholic:article_published_time",
    "rnews:datepublished", "schema:datepublished", "video:release_date", "release_date", "releasedate",
    "article_publish_date", "date_published", "firstpublished", "bt:pubdate", "blogger:published",
  ]
  /// Names that say less: they may stand for when the page was made, changed or served.
  private static let likely = [
    "date", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "dc.created", "citation_date",
    "citation_online_date", "created", "datecreated", "schema:datecreated", "article:created", "article:date",
    "timestamp", "last-published", "creation_date", "creation-date",
  ]
  private static let modified = [
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified",
    "dc.date.modified", "dc.modified", "shareaholic:article_modified_time", "modified", "revision_date",
    "article.updated", "article:modified", "modified_time", "updated_time", "date_modified",
    "schema:datemodified",
  ]

  /// The date that most of the data give that say it is the publication's, the first of them where they are at
  /// odds; with time and zone if any of the data for that day have them. `shown` is the day that the page shows.
  func published(shown: CivilDate?) -> ParsedDate? {
    let dates = dates(facts.linkedData.published, Self.published)
    guard let first = dates.first else { return nil }
    let changed = modified()?.date
    let others = self.dates(nil, Self.likely)
    func votes(_ day: CivilDate) -> Int {
      dates.count { $0.date == day } + (others.contains { $0.date == day } ? 1 : 0) + (shown == day ? 1 : 0)
    }
    var day = first.date
    for date in dates where date.date != changed && votes(date.date) > votes(day) { day = date.date }
    return dates.first { $0.date == day && $0.instant != nil } ?? dates.first { $0.date == day }
  }

  /// A date that is nearly as good.
  func likely() -> ParsedDate? { dates(nil, Self.likely).first }

  /// A date that data give for the page, or for something else on it.
  func ofPage() -> ParsedDate? { facts.linkedData.pagePublished.flatMap(date) }

  func modified() -> ParsedDate? {
    dates(facts.linkedData.modified ?? facts.linkedData.pageModified, Self.modified).first
  }

  /// Whether any of the data that say when the article was published says that day.
  func confirm(_ day: CivilDate) -> Bool {
    (dates(facts.linkedData.published, Self.published) + dates(nil, Self.likely)).contains { $0.date == day }
  }

  private func dates(_ linked: String?, _ names: [String]) -> [ParsedDate] {
    var result: [ParsedDate] = []
    if let linked, let date = date(linked) { result.append(date) }
    for name in names {
      if let text = facts.metas[name]?.first(where: { !$0.isEmpty }), let date = date(text) {
        result.append(date)
      }
    }
    return result
  }

  /// The date of a field; of one that is nearly RFC 3339, the day.
  private func date(_ text: String) -> ParsedDate? {
    if let date = DateText.parse(text) { return date }
    if text.utf8.count > 10, let mark = text.utf8.dropFirst(10).first,
      mark == UInt8(ascii: "T") || mark == 0x20 || mark == UInt8(ascii: "/"), let day = CivilDate(iso: text)
    {
      return ParsedDate(date: day)
    }
    guard text.utf8.count <= 100 else { return nil }
    return PrintedDate(spelling: spelling).find(in: text)
  }
}
