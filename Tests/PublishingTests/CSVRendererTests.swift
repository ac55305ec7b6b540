import Records
import Testing

@testable import Publishing

@Suite struct CSVRendererTests {
  private func csv(_ schema: TableSchema, _ lines: String) throws -> String {
    String(decoding: try CSVRenderer(schema: schema).fragment(ChunkLines(Array(lines.utf8))), as: UTF8.self)
  }

  @Test("strings are quoted and nothing else; null is empty and unquoted; a list is its JSON in a string")
  func types() throws {
    let lines = """
      {"id":"s1","text":"He said \\"no\\", twice","count":12,"score":-0.5,"flag":true,"day":"2031-03-14","kind":"red","tags":["a\\"b","c\\\\",[1,2]]}
      {"id":"s2","text":null,"count":null,"score":null,"flag":null,"day":null,"kind":null,"tags":[]}

      """
    let expected = #"""
      "s1","He said ""no"", twice",12,-0.5,true,"2031-03-14","red","[""a\""b"",""c\\"",[1,2]]"
      "s2",,,,,,,"[]"

      """#
    #expect(try csv(allTypes, lines) == expected)
    let header = String(decoding: CSVRenderer(schema: allTypes).header, as: UTF8.self)
    #expect(header == "\"id\",\"text\",\"count\",\"score\",\"flag\",\"day\",\"kind\",\"tags\"\n")
  }

  @Test(
    "white space and controls collapse, no field spans lines, and what shows nothing is null",
    arguments: [
      ("one\ntwo\r\n\tthree", "\"one two three\""), ("  ends  ", "\"ends\""), ("a  b", "\"a b\""),
      ("nul\u{0}bell\u{7}del\u{7F}x", "\"nul bell del x\""), ("a\u{2028}b\u{2029}c\u{85}d", "\"a b c d\""),
      ("", ""), (" \n\t ", ""), ("\u{85}", ""), ("no\u{A0}break", "\"no\u{A0}break\""),
      ("back\\slash \\n \\.", "\"back\\slash \\n \\.\""), ("\"", "\"\"\"\""), ("\\\"", "\"\\\"\"\""),
      ("=1+1", "\"=1+1\""), ("NA", "\"NA\""), ("null", "\"null\""), ("שלום 🎉 – …", "\"שלום 🎉 – …\""),
      ("a \" b", "\"a \"\" b\""), ("{[,]}", "\"{[,]}\""),
    ])
  func text(_ value: String, _ cell: String) throws {
    let rows = try CSVRenderer(schema: textTable).fragment(textLine(value))
    #expect(String(decoding: rows, as: UTF8.self) == cell + "\n")
  }

  @Test("fragments of chunks put together are the fragment of the whole")
  func concatenation() throws {
    let renderer = CSVRenderer(schema: textTable)
    let lines = (0..<20).map { textLine(String(repeating: "word \"\($0)\" ", count: $0)).bytes }
    let whole = try renderer.fragment(ChunkLines(lines.flatMap { $0 }))
    #expect(try lines.flatMap { try renderer.fragment(ChunkLines($0)) } == whole)
    #expect(try renderer.fragment(ChunkLines([])) == [])
  }

  @Test("every scalar of the first planes comes through as it is or as a space")
  func scalars() throws {
    for value in stride(from: UInt32(0x20), to: 0x1_2000, by: 1) {
      guard let scalar = Unicode.Scalar(value), value != 0x22, value != 0x7F, value != 0x85 else { continue }
      let text = "a\(scalar)b"
      let cell = value == 0x2028 || value == 0x2029 ? "a b" : text
      let rows = try CSVRenderer(schema: textTable).fragment(textLine(text))
      try #require(rows == Array("\"\(cell)\"\n".utf8), "U+\(String(value, radix: 16))")
    }
  }

  @Test(
    "a line that has not the table's columns in order is refused, wherever it is cut",
    arguments: [
      #"{"id":"s1"}"#, #"{"text":"x","id":"s1"}"#, #"{"text":"x","more":1}"#, #"{"text":x"#, "[]", "{}", "x",
      #"{"text":"\u0041"}"#, #"{"text":"\q"}"#,
    ])
  func refused(line: String) {
    #expect(throws: PublishingError.self) { try csv(textTable, line + "\n") }
  }

  @Test("no prefix of a line is taken for a row")
  func prefixes() throws {
    let line =
      #"{"id":"s\"1","text":"\n","count":1,"score":0.5,"flag":false,"day":null,"kind":"red","tags":["\"]"]}"#
      + "\n"
    #expect(try csv(allTypes, line).hasSuffix("\n"))
    for length in 1..<line.utf8.count {
      let prefix = ChunkLines(Array(line.utf8.prefix(length)))
      #expect(throws: PublishingError.self) { try CSVRenderer(schema: allTypes).fragment(prefix) }
    }
  }

  @Test("the error names table, column and place")
  func message() {
    let error = #expect(throws: PublishingError.self) { try csv(allTypes, #"{"id":"s1","count":2}"#) }
    #expect(
      error?.description
        == "a line of table 'samples' does not have its columns: column 'text' is expected at byte 10")
  }
}
