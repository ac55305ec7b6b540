import Testing
import YAML

@Suite("Good documents")
struct DocumentTests {
  @Test(
    "a document becomes the values it writes",
    arguments: [
      ("a: 1\nb: [x, 'y', \"z\"]\n", "{a: int(1), b: ['x', 'y', 'z']}"),
      ("- a\n- b: 1\n  c: 2\n-\n", "['a', {b: int(1), c: int(2)}, null]"),
      ("{a: {b: []}, c: {}}", "{a: {b: []}, c: {}}"),
      ("word", "'word'"),
      ("---\na: b\n...\n", "{a: 'b'}"),
      ("%YAML 1.2\n---\na: b\n", "{a: 'b'}"),
      ("a: |\n  one\n  two\nb: >-\n  one\n  two\n", "{a: 'one\ntwo\n', b: 'one two'}"),
      ("a: 'it''s'\nb: \"tab\\t\\u00e9\"\n", "{a: 'it's', b: 'tab\té'}"),
      ("a: \"zero\\0byte\"\n", "{a: 'zero\0byte'}"),
      ("? a\n: b\n", "{a: 'b'}"),
      ("a:\n- 1\n- 2\n", "{a: [int(1), int(2)]}"),
      ("a: 1 # why\n# more\nb: x#y\n", "{a: int(1), b: 'x#y'}"),
      ("url: https://mfa.example/press?a=b:c\n", "{url: 'https://mfa.example/press?a=b:c'}"),
      ("ключ: значение\n日本: 東京\n", "{ключ: 'значение', 日本: '東京'}"),
      (
        "a: !!str 1\nb: !!int \"2\"\nc: !!float 4.5\nd: !!seq []\n",
        "{a: '1', b: int(2), c: float(4.5), d: []}"
      ),
    ])
  func values(text: String, outline: String) throws {
    #expect(try node(text).outline == outline)
  }

  @Test("CR LF and CR end lines as LF does", arguments: ["\r\n", "\r", "\n"])
  func lineEnds(lineEnd: String) throws {
    let lines = ["a:", "  - x", "  - |", "    t", "b: 1", ""]
    let root = try node(lines.joined(separator: lineEnd))
    #expect(root.outline == "{a: ['x', 't\n'], b: int(1)}")
    #expect(try root.mapping()["b"]?.keyNode.mark == Mark(line: 5, column: 1))
  }

  @Test("a byte order mark is skipped and takes no column")
  func byteOrderMark() throws {
    let root = try #require(
      try YAMLParser.parse(bytes: [0xEF, 0xBB, 0xBF] + Array("a: 1".utf8), file: "f.yaml"))
    #expect(root.outline == "{a: int(1)}")
    #expect(root.marks == [Mark(line: 1, column: 1), Mark(line: 1, column: 1), Mark(line: 1, column: 4)])
  }

  @Test(
    "a document of nothing but white space and comments has no value",
    arguments: ["", " ", "\n\n", "# a comment\n", "\u{FEFF}", "\u{FEFF}# a comment"])
  func emptyDocument(text: String) throws {
    #expect(try YAMLParser.parse(bytes: Array(text.utf8), file: "f.yaml").map(\.outline) == nil)
  }

  @Test(
    "a document that is opened and left empty is null, not absent", arguments: ["---", "---\n...\n", "~"])
  func nullDocument(text: String) throws {
    #expect(try node(text).isNull)
  }

  @Test("columns count code points, whatever their bytes")
  func columns() throws {
    let entry = try #require(try node("{é: 1, 日本: 2, 🙂: 3}").mapping()["🙂"])
    #expect(entry.keyNode.mark == Mark(line: 1, column: 15))
    #expect(entry.valueNode.mark == Mark(line: 1, column: 18))
  }

  @Test("every value knows where it starts")
  func places() throws {
    let root = try node("a:\n  - x\n  - {b: \"y\"}\nc: &n 3\n")
    let expected = ["1:1", "1:1", "2:3", "2:5", "3:5", "3:6", "3:9", "4:1", "4:4"]
    #expect(root.marks.map(\.description) == expected)
  }

  @Test("a scalar keeps how it was written")
  func styles() throws {
    let nodes = try node("- a\n- 'a'\n- \"a\"\n- |\n  a\n- >\n  a\n").sequence()
    let styles = nodes.map { node -> YAMLScalar.Style? in
      if case .scalar(let scalar) = node.content { return scalar.style }
      return nil
    }
    #expect(styles == [.plain, .singleQuoted, .doubleQuoted, .literal, .folded])
  }
}
