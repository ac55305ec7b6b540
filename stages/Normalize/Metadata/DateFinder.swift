import Markup
import Records

/// When an article was published and last changed.
struct DateFinder {
  let tree: MarkupTree
  let facts: PageFacts

  private static let publishedNames = [
    "article:published_time", "datepublished", "article.published", "og:article:published_time",
    "og:published_time",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
    "dcterms.date",
    "dc.date.created", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "published",
    "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date", "created", "displaydate", "ptime", "shareaholic:article_published_time",
    "rnews:datepublished",
  ]
  private static let modifiedNames = [
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified",
    "dc.date.modified", "shareaholic:article_modified_time", "modified", "revision_date",
  ]

  /// The publication date: stated in data, else printed near the headline.
  func published() -> ParsedDate? {
    var day: ParsedDate?
    let stated = [facts.linkedData.published] + Self.publishedNames.map { facts.metas[$0]?.first }
    for text in stated {
      guard let text, let date = DateText.parse(text) else { continue }
      if date.instant != nil { return date }
      day = day ?? date
    }
    return day ?? timeElement() ?? printed() ?? modified()
  }

  /// The date of the last change that the page states.
  func modified() -> ParsedDate? {
    for text in [facts.linkedData.modified] + Self.modifiedNames.map({ facts.metas[$0]?.first }) {
      if let text, let date = DateText.parse(text) { return date }
    }
    return nil
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
      first = first ?? date
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

  /// The first date in an element whose class or place says that it is one.
  private func printed() -> ParsedDate? {
    for index in facts.dates {
      let range = tree.textRange(of: index)
      guard range.count <= 400 else { continue }
      if let date = date(of: index) { return date }
    }
    return nil
  }
}
