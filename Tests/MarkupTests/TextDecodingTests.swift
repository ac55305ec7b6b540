import Markup
import Testing

struct TextDecodingTests {
  private func decode(
    _ bytes: [UInt8], charset: String? = nil, _ declaration: TextDecoding.Declaration = .html
  ) -> (text: String, decoded: DecodedText) {
    let decoded = TextDecoding.decode(bytes, charset: charset, declaration: declaration)
    return (String(decoding: decoded.utf8, as: UTF8.self), decoded)
  }

  @Test(
    "labels are read as the Encoding Standard says",
    arguments: [
      ("UTF8", TextEncoding.utf8), (" ISO-8859-1\n", .windows1252), ("us-ascii", .windows1252),
      ("gb2312", .gbk), ("Shift_JIS", .shiftJIS), ("latin5", .windows1254), ("utf-16", .utf16LE),
      ("x-cp1251", .windows1251), ("ISO-8859-2", .iso88592),
    ])
  func labels(_ label: String, _ encoding: TextEncoding) { #expect(TextEncoding(label: label) == encoding) }

  @Test("unknown labels are no encoding")
  func unknownLabels() {
    for label in ["", "utf-99", "hz-gb-2312"] { #expect(TextEncoding(label: label) == nil) }
  }

  @Test("a byte order mark is believed over everything, and is not part of the text")
  func byteOrderMark() {
    let eight = decode([0xEF, 0xBB, 0xBF, 0x41, 0xC3, 0xA9], charset: "koi8-r")
    #expect(eight.text == "Aé")
    #expect(eight.decoded.basis == .byteOrderMark)
    #expect(decode([0xFF, 0xFE, 0x41, 0, 0x3D, 0xD8, 0x4A, 0xDE]).text == "A🙊")
    #expect(decode([0xFE, 0xFF, 0, 0x41, 0x20, 0x19]).text == "A’")
  }

  @Test("UTF-16 without a mark is known by its zero bytes")
  func zeroBytes() {
    let units = Array("<html><p>Zoë".utf16)
    let little = units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    #expect(decode(little).text == "<html><p>Zoë")
    #expect(decode(big).text == "<html><p>Zoë")
    #expect(decode(big).decoded.basis == .zeroBytes)
  }

  @Test("valid UTF-8 with characters beyond ASCII is believed over what is declared")
  func contentOverDeclaration() {
    let page = decode(Array("<meta charset=iso-8859-1>naïve".utf8), charset: "windows-1252")
    #expect(page.text.hasSuffix("naïve"))
    #expect(page.decoded.encoding == .utf8)
  }

  @Test("the transport's charset goes before the page's own, and that before the fallback")
  func order() {
    let page = Array("<meta charset=\"windows-1251\">".utf8) + [0xE4]
    #expect(decode(page).text.hasSuffix("д"))
    #expect(decode(page).decoded.basis == .declaration)
    #expect(decode(page, charset: "iso-8859-1").text.hasSuffix("ä"))
    #expect(decode([0x80, 0xE4]).text == "€ä")
    #expect(decode([0x80, 0xE4]).decoded.basis == .fallback)
  }

  @Test("a declaration in a comment does not count, one in http-equiv does")
  func meta() {
    let page =
      "<!-- <meta charset=koi8-r> --><META http-equiv=Content-Type content='text/html; CHARSET=Shift_JIS'>"
    #expect(decode(Array(page.utf8) + [0x93, 0xFA]).text.hasSuffix("日"))
  }

  @Test("XML's declaration is read, but not one of UTF-16 in what plainly is not")
  func xmlDeclaration() {
    let latin = Array("<?xml version='1.0' encoding='ISO-8859-2'?><a>".utf8) + [0xB1]
    #expect(decode(latin, .xml).text.hasSuffix("ą"))
    #expect(decode(Array("<?xml version='1.0' encoding='UTF-16'?><a>".utf8), .xml).decoded.encoding == .utf8)
  }

  @Test("a page that says UTF-8 and has none of it is read as windows-1252")
  func falseUTF8() {
    let page = decode(Array("<meta charset=utf-8>caf".utf8) + [0xE9])
    #expect(page.text.hasSuffix("café"))
    #expect(page.decoded.encoding == .windows1252)
  }

  @Test("bytes that mean nothing become U+FFFD and are counted, NUL too")
  func replacements() {
    let utf8 = decode(Array("é".utf8) + [0xFF, 0x41, 0x00, 0xE2, 0x80], charset: "utf-8")
    #expect(utf8.text == "é\u{FFFD}A\u{FFFD}\u{FFFD}\u{FFFD}")
    #expect(utf8.decoded.replacements == 4)
    let kanji = decode([0x93, 0xFA, 0xFF, 0x96, 0x7B], charset: "shift_jis")
    #expect(kanji.text == "日\u{FFFD}本")
    #expect(decode([0xD8, 0x41, 0, 0x42], charset: "utf-16be").text == "\u{FFFD}B")
  }

  @Test(
    "every encoding decodes ASCII as ASCII",
    arguments: TextEncoding.allCases.filter { $0 != .utf16LE && $0 != .utf16BE })
  func ascii(_ encoding: TextEncoding) {
    let decoded = decode(Array("Plain text, 123.".utf8), charset: encoding.rawValue)
    #expect(decoded.text == "Plain text, 123.")
    #expect(decoded.decoded.encoding == encoding)
  }

  @Test(
    "one character of each family of encodings",
    arguments: [
      ("windows-1250", [0xE8] as [UInt8], "č"), ("windows-1251", [0xFF], "я"), ("windows-1256", [0xC7], "ا"),
      ("koi8-r", [0xD1], "я"), ("iso-8859-15", [0xA4], "€"), ("ibm866", [0xEF], "я"),
      ("gbk", [0xD6, 0xD0], "中"),
      ("big5", [0xA4, 0xA4], "中"), ("euc-jp", [0xC6, 0xFC], "日"), ("euc-kr", [0xC7, 0xD1], "한"),
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], "日"), ("macintosh", [0x8E], "é"),
      ("windows-1252", [0x81], "\u{81}"), ("windows-1255", [0xE0], "א"), ("iso-8859-7", [0xE1], "α"),
      ("windows-874", [0xA1], "ก"), ("x-mac-cyrillic", [0x80], "А"),
      ("gb18030", [0x81, 0x30, 0x81, 0x30], "\u{80}"),
    ])
  func characters(_ label: String, _ bytes: [UInt8], _ text: String) {
    #expect(decode(bytes, charset: label).text == text)
  }
}
