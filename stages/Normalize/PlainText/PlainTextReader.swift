import Markup
import Records
import StageKit

/// Reads plain text into an article. The text stays as it is, so that offsets mean something to who has the
/// file: only line ends and the Unicode form (NFC) change.
struct PlainTextReader {
  let maximumBytes: Int

  func read(_ document: Document, into article: inout Article) throws(Rejection) {
    let bytes = document.body.bytes
    guard bytes.count <= maximumBytes else {
      throw Rejection(.tooLarge, "\(bytes.count) bytes of text, the limit is \(maximumBytes)")
    }
    let decoded = TextDecoding.decode(bytes, charset: document.charset, declaration: .none)
    if Legibility.isBinary(decoded) { throw Rejection(.binary, "most bytes are no text") }
    let text = CanonicalComposition.compose(LineEnds.unify(decoded.utf8))
    guard text.contains(where: { $0 > 0x20 }) else { throw Rejection(.empty, "white space only") }
    article.text = String(decoding: text, as: UTF8.self)
    article.dateline = Dateline.find(in: text)
    article.language = document.language ?? LanguageDetector.language(of: text)
  }
}
