import Records
import Testing

@Suite("The canonical encoding")
struct CanonicalTests {
  @Test("a record reads back as it was, and its line is the same again")
  func roundTrip() throws {
    var statement = Statement()
    statement.id = "s1"
    statement.speakerName = "Ana \"Ann\" Petrova\\\u{2028}\u{85}\n\t\u{1}é😀"
    statement.addressees = ["FRA", "X\u{7F}"]
    statement.goldstein = -2
    statement.quadClass = 3
    statement.contentSpans = [TextSpan(start: 0, end: 12), TextSpan(start: 20, end: 31)]
    let line = statement.canonicalLine
    let read = try Statement(line: line)
    #expect(read == statement)
    #expect(read.canonicalLine == line)
    #expect(!line.contains(0x0A))
  }

  @Test(
    "one number has one form",
    arguments: [
      (1_700_000_001.0, "1700000001.0"), (0.1, "0.1"), (-0.0, "0.0"), (1e-7, "1e-07"), (Double.nan, "null"),
    ])
  func numbers(value: Double, text: String) {
    var writer = JSONWriter()
    writer.number(value)
    #expect(String(decoding: writer.take(), as: UTF8.self) == text)
  }

  @Test("members may come in any order, unknown ones are passed over, missing ones stay blank")
  func tolerance() throws {
    let line = #"{"locator":"x","later":{"deep":[1,{"a":null}]},"document_id":"d1"}"#
    let document = try Document(line: Array(line.utf8))
    #expect(document.id == "d1")
    #expect(document.locator == "x")
    #expect(document.title == nil)
  }

  @Test(
    "bytes that are no UTF-8, or hold NUL, are kept in base64",
    arguments: [
      [0xFF, 0xFE, 0x41], [0x00], [], [0x41], Array("é".utf8),
    ] as [[UInt8]])
  func payloads(bytes: [UInt8]) throws {
    var document = Document()
    document.body = Payload(bytes)
    #expect(try Document(line: document.canonicalLine).body.bytes == bytes)
  }

  @Test(
    "what is no JSON is refused with its place",
    arguments: [
      #"{"a":}"#, #"{"a" 1}"#, #"{"a":"x"#, #"{"a":"\q"}"#, "[1 2]", "", "{", "nul", #""\u12""#, "+1",
      "{\"a\":01e}",
      String(repeating: "[", count: 5000),
    ])
  func broken(text: String) {
    #expect(throws: JSONError.self) {
      var reader = JSONReader(Array(text.utf8))
      try reader.skip()
    }
  }

  @Test(
    "escapes of other writers are read",
    arguments: [
      (#""A\/\b\f""#, "A/\u{8}\u{C}"), (#""😀""#, "😀"), (#""\ud83dx""#, "\u{FFFD}x"),
    ])
  func escapes(json: String, text: String) throws {
    var reader = JSONReader(Array(json.utf8))
    #expect(try reader.string() == text)
  }

  @Test("a chunk's lines end at 0x0A and nowhere else")
  func lines() {
    let chunk = ChunkLines(Array("a\u{2028}b\nc\u{85}\r\nd".utf8))
    var lines: [String] = []
    chunk.forEachLine { lines.append(String(decoding: chunk.bytes[$0], as: UTF8.self)) }
    #expect(lines == ["a\u{2028}b", "c\u{85}\r", "d"])
  }
}
