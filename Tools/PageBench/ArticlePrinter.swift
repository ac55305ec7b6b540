import Normalize
import Records
import StageKit

/// Prints the article of each page as its canonical line, or the reason why it is none.
struct ArticlePrinter {
  let pages: PageFolder

  func print() {
    for name in pages.names {
      do {
        let article = try Reading.stage.article(of: Reading.document(name, pages.bytes(of: name)))
        write(article.canonicalLine)
      } catch {
        var line = JSONWriter()
        line.beginObject()
        for (key, value) in [("locator", name), ("reason", error.reason), ("detail", error.detail ?? "")] {
          line.name(key)
          line.string(value)
        }
        line.endObject()
        write(line.take())
      }
    }
  }

  private func write(_ line: [UInt8]) { Output.write(line + [0x0A], to: 1) }
}

/// How pages are read here: as files, with nothing known but their bytes.
enum Reading {
  static let stage = NormalizeStage(minimumCharacters: 120, maximumBytes: 32 << 20)

  static func document(_ name: String, _ bytes: [UInt8]) -> Document {
    var document = Document()
    document.id = Identifier.document(locator: name)
    document.source = "bench"
    document.locator = name
    document.mediaType = "text/html"
    document.body = Payload(bytes)
    return document
  }
}
