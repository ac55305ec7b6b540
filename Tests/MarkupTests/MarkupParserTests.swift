import Markup
import Testing

struct MarkupParserTests {
  private func html(_ text: String) throws -> MarkupTree { try MarkupParser.html(Array(text.utf8)) }

  @Test("nothing below 200,000 nested elements is lost")
  func deep() throws {
    let depth = 200_000
    let tree = try html(
      String(repeating: "<div>", count: depth) + "core" + String(repeating: "</div>", count: depth)
        + "<p>after")
    #expect(tree.nodes.count { $0.tag == .div } == depth)
    let text = tree.nodes.indices.filter { tree.nodes[$0].kind == .text }.map { tree.string(of: $0) }
    #expect(text == ["core", "after"])
    #expect(tree.nodes.allSatisfy { Int($0.end) <= tree.nodes.count })
  }

  @Test(
    "broken markup is read as well as it can be",
    arguments: [
      ("<p>one<p>two", ["one", "two"]),
      ("<div><span>one</div>two</span>", ["one", "two"]),
      ("<p>a<b>b<i>c</b>d</i></p>", ["a", "b", "c", "d"]),
      ("<div <p>one</p>two", ["onetwo"]),
      ("one</div></div></div>two", ["onetwo"]),
      ("<p title=\"x>one</p>", []),
    ])
  func broken(_ markup: String, _ texts: [String]) throws {
    let tree = try html("<body>" + markup)
    let found = tree.nodes.indices.filter { tree.nodes[$0].kind == .text }.map { tree.string(of: $0) }
    #expect(found == texts)
  }

  @Test("a deep document full of end tags that match nothing is refused in bounded time")
  func unmatchedEnds() {
    let markup = String(repeating: "<b>", count: 100_000) + String(repeating: "</x>", count: 100_000)
    #expect(throws: MarkupError.tooComplex) { try html(markup) }
  }

  @Test("a tag with a hundred thousand attributes is refused, quotes notwithstanding")
  func attributeBomb() {
    for value in ["", "=x", "='<'", "=\">\""] {
      let attributes = (0..<100_000).map { " a\($0)\(value)" }.joined()
      #expect(throws: MarkupError.tooComplex) { try html("<p" + attributes + ">text") }
    }
  }

  @Test("an empty document is an error, a huge one too")
  func sizes() {
    #expect(throws: MarkupError.empty) { try MarkupParser.html([]) }
    let size = MarkupParser.maximumBytes + 1
    #expect(throws: MarkupError.tooLarge(bytes: size, limit: size - 1)) {
      try MarkupParser.html([UInt8](repeating: 0x20, count: size))
    }
  }

  @Test("a meta tag does not change how decoded UTF-8 is read")
  func metaIgnored() throws {
    let tree = try html(
      "<meta charset=windows-1252><meta http-equiv=content-type content='text/html; charset=koi8-r'><p>Zoë")
    #expect(tree.string(of: try #require(tree.first(.p))) == "Zoë")
  }

  @Test("the library's version is a version")
  func version() { #expect(MarkupParser.libraryVersion.split(separator: ".").count == 3) }
}
