import Markup
import Records
import StageKit

/// Reads an HTML page into an article.
struct PageReader {
  let minimumCharacters: Int
  let maximumBytes: Int

  func read(_ document: Document, into article: inout Article) throws(Rejection) {
    let bytes = document.body.bytes
    guard bytes.count <= maximumBytes else {
      throw Rejection(.tooLarge, "\(bytes.count) bytes of HTML, the limit is \(maximumBytes)")
    }
    let decoded = TextDecoding.decode(bytes, charset: document.charset, declaration: .html)
    let tree: MarkupTree
    do {
      tree = try MarkupParser.html(decoded.utf8)
    } catch {
      throw Rejection(error)
    }
    let hints = ElementHints.hints(of: tree)
    var reader = BodyReader(tree: tree, hints: hints)
    let blocks = reader.read()
    article.text = blocks.map { reader.list.string(of: $0) }.joined(separator: "\n\n")
  }
}
