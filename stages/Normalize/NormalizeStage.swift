import Hashing
import Markup
package import Records
package import StageKit

/// Makes an article of each document, or says why it is none. A pure function of the document.
package struct NormalizeStage: RecordMapStage {
  package static let moduleName = "normalize"
  /// The stage's output.
  package static let port = "articles"

  private let minimumCharacters: Int
  private let maximumBytes: Int

  /// `minimumCharacters` of an HTML page's article text; `maximumBytes` of an HTML page, of plain text four
  /// times as many.
  package init(minimumCharacters: Int, maximumBytes: Int) {
    self.minimumCharacters = minimumCharacters
    self.maximumBytes = maximumBytes
  }

  package func map(_ document: Document, into output: inout StageOutput) throws(Rejection) {
    output.append(try article(of: document), to: Self.port)
  }

  package func origin(of document: Document) -> Origin {
    Origin(source: document.source, locator: document.url ?? document.locator)
  }

  /// The article of a document.
  package func article(of document: Document) throws(Rejection) -> Article {
    guard !document.body.bytes.isEmpty else { throw Rejection(.empty, "no bytes") }
    var article = Article()
    article.id = Identifier.article(document: document.id)
    article.day = document.day
    article.source = document.source
    article.locator = document.locator
    article.url = document.url
    article.outlet = document.outlet
    article.title = document.title
    article.authors = document.authors
    article.publishedAt = document.publishedAt
    article.publishedDate = document.publishedDate
    article.retrievedAt = document.retrievedAt
    article.language = document.language
    article.licence = document.licence
    switch try ContentKind.of(document) {
    case .plainText: try PlainTextReader(maximumBytes: maximumBytes * 4).read(document, into: &article)
    case .html:
      try PageReader(minimumCharacters: minimumCharacters, maximumBytes: maximumBytes)
        .read(document, into: &article)
    }
    article.textSHA256 = Digest.of(article.text).hex
    return article
  }
}
