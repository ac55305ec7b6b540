import Foundation
import Hashing
import Normalize
import Records
import Testing

struct PlainTextTests {
  @Test("plain text stays as it is, indentation and empty lines too")
  func unchanged() throws {
    let text = "  A heading\n\n\nFirst  line\n\tsecond line \nthird\u{A0}line\n"
    let article = try ArticleReading.text(text)
    #expect(article.text == text)
    #expect(article.title == nil)
    #expect(article.textSHA256 == Digest.of(text).hex)
  }

  @Test("line ends become line feeds, and nothing else counts as one")
  func lineEnds() throws {
    #expect(
      try ArticleReading.text("a\r\nb\rc\n\r\nd\u{2028}e\u{85}f").text == "a\nb\nc\n\nd\u{2028}e\u{85}f")
  }

  @Test(
    "the text is in NFC",
    arguments: [
      ("Zoe\u{308} said", "Zoë said"), ("A\u{30A}ngstro\u{308}m", "Ångström"),
      ("\u{1112}\u{1161}\u{11AB}", "한"),
      ("\u{212B} and \u{2126}", "Å and Ω"), ("q\u{307}\u{323}", "q\u{323}\u{307}"), ("и\u{306}", "й"),
      ("\u{958}", "\u{915}\u{93C}"), ("plain", "plain"),
    ])
  func composition(_ text: String, _ composed: String) throws {
    let article = try ArticleReading.text(text)
    #expect(Array(article.text.unicodeScalars) == Array(composed.unicodeScalars))
    #expect(Array(text.precomposedStringWithCanonicalMapping.utf8) == Array(article.text.utf8))
  }

  @Test("composing word by word equals composing the whole, over every character and its neighbours")
  func compositionOfAll() throws {
    for value in UInt32(0xA1)...0x33FF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(scalar)e\u{301} \(scalar)\u{323}"
      let article = try ArticleReading.text(text)
      #expect(
        Array(article.text.utf8) == Array(text.precomposedStringWithCanonicalMapping.utf8), "U+\(value)")
    }
  }

  @Test("bytes in another encoding are decoded")
  func encodings() throws {
    let latin = ArticleReading.document(
      Array("Se".utf8) + [0xF1] + Array("or Pike".utf8), mediaType: "text/plain")
    #expect(try ArticleReading.stage.article(of: latin).text == "Señor Pike")
    let wide = "Mara Selwyn’s visit".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let utf16 = ArticleReading.document([0xFF, 0xFE] + wide, mediaType: "text/plain")
    #expect(try ArticleReading.stage.article(of: utf16).text == "Mara Selwyn’s visit")
  }

  @Test("what the document knows is carried over")
  func carried() throws {
    var document = ArticleReading.document(
      Array("Text.".utf8), mediaType: "text/plain", url: "https://norland.example/1")
    document.day = "2031-03-14"
    document.title = "Given"
    document.authors = ["Ana Brandt"]
    document.outlet = "Gazette"
    document.language = "de"
    document.licence = "CC0-1.0"
    document.publishedAt = "2031-03-14T10:00:00Z"
    document.publishedDate = "2031-03-14"
    document.retrievedAt = "2031-03-15T00:00:00Z"
    let article = try ArticleReading.stage.article(of: document)
    #expect(article.id == "a" + document.id.dropFirst())
    #expect(article.day == "2031-03-14")
    #expect(
      [article.title, article.outlet, article.language, article.licence] == [
        "Given", "Gazette", "de", "CC0-1.0",
      ])
    #expect(article.authors == ["Ana Brandt"])
    #expect(article.publishedAt == "2031-03-14T10:00:00Z")
    #expect(article.url == "https://norland.example/1")
  }

  @Test("20 MB in one line take linear time")
  func oneLine() throws {
    let unit = Array("The talks went on, said the délégation. ".utf8)
    var bytes: [UInt8] = []
    while bytes.count < 20_000_000 { bytes += unit }
    let clock = ContinuousClock()
    var article: Article?
    let time = try clock.measure {
      article = try ArticleReading.stage.article(of: ArticleReading.document(bytes, mediaType: "text/plain"))
    }
    #expect(article?.text.utf8.count == bytes.count)
    #expect(time < .seconds(60))
  }
}
