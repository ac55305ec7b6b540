import Markup
import Records
import StageKit

/// Reads plain text into an article. The text stays as it is but for line ends and Unicode form.
struct PlainTextReader {
  let maximumBytes: Int

  func read(_ document: Document, into article: inout Article) throws(Rejection) {
    article.text = String(decoding: document.body.bytes, as: UTF8.self)
  }
}
