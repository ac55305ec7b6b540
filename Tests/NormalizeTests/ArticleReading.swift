import Normalize
import Records
import StageKit

/// Runs the stage over one invented document.
enum ArticleReading {
  static let stage = NormalizeStage(minimumCharacters: 120, maximumBytes: 32 << 20)

  static func document(_ body: [UInt8], mediaType: String?, url: String? = nil) -> Document {
    var document = Document()
    document.id = Identifier.document(locator: "press/12")
    document.source = "press"
    document.locator = "press/12"
    document.mediaType = mediaType
    document.url = url
    document.body = Payload(body)
    return document
  }

  static func text(_ text: String) throws(Rejection) -> Article {
    try stage.article(of: document(Array(text.utf8), mediaType: "text/plain"))
  }

  static func page(_ html: String, url: String? = nil) throws(Rejection) -> Article {
    try stage.article(of: document(Array(html.utf8), mediaType: "text/html", url: url))
  }

  /// Why a page is set aside; nil if it is not.
  static func rejection(_ body: [UInt8], mediaType: String? = "text/html") -> String? {
    do {
      _ = try stage.article(of: document(body, mediaType: mediaType))
      return nil
    } catch {
      return error.reason
    }
  }

  /// Three paragraphs about nothing that happened.
  static let paragraphs = [
    "The foreign minister of Norland said on Tuesday that the talks with Estmark had reached a good point.",
    """
    "We have agreed on the border crossing at Lower Ford," Mara Selwyn told reporters, adding that \
    work begins in May.
    """,
    """
    Estmark's delegation, led by Joren Pike, left the capital in the evening without a statement of \
    its own.
    """,
  ]

  /// A page around the paragraphs: head, header, navigation, footer.
  static func html(head: String = "", before: String = "", after: String = "") -> String {
    """
    <!doctype html><html lang="en"><head><meta charset="utf-8">
    <title>Talks at a good point - Norland Gazette</title>
    \(head)</head><body>
    <nav><ul><li><a href="/">Home</a><li><a href="/world">World</a><li><a href="/sport">Sport</a></ul></nav>
    <main><article><h1>Talks at a good point</h1>\(before)
    \(paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))
    \(after)</article></main>
    <footer><p>Norland Gazette is published every day but Sunday by a press that never was.</p></footer>
    </body></html>
    """
  }

  static var body: String { paragraphs.joined(separator: "\n\n") }
}
