import Markup
import Testing

struct MarkupTreeTests {
  private func html(_ text: String) throws -> MarkupTree { try MarkupParser.html(Array(text.utf8)) }

  @Test("nodes stand in document order, each knowing where its subtree ends")
  func order() throws {
    let tree = try html("<body><div><p>One</p><p>Two</p></div><p>Three</p></body>")
    let div = try #require(tree.first(.div))
    #expect(tree.subtree(of: div).map { tree.nodes[$0].tag } == [.div, .p, .other, .p, .other])
    #expect(tree.children(of: div).map { tree.string(of: $0) } == ["One", "Two"])
    let next = try #require(tree.nextSibling(of: div))
    #expect(tree.string(of: next) == "Three")
    #expect(tree.nextSibling(of: next) == nil)
  }

  @Test("the text of a subtree leaves scripts and styles out and decodes entities")
  func text() throws {
    let tree = try html("<div>A&amp;B <script>var x = '<b>';</script><style>p{}</style>&eacute;&#8212;</div>")
    let div = try #require(tree.first(.div))
    #expect(tree.string(of: div) == "A&B é—")
    let script = try #require(tree.first(.script))
    let raw = try #require(tree.rawRange(of: script))
    #expect(String(decoding: tree.values[raw], as: UTF8.self) == "var x = '<b>';")
    #expect(tree.string(of: script).isEmpty)
  }

  @Test("attributes are found by name, values decoded, names in lower case")
  func attributes() throws {
    let tree = try html(
      #"<script>x</script><A HREF="/a?b=1&amp;c=2" Class='Big red' data-Place=x hidden>t</A>"#)
    let link = try #require(tree.first(.a))
    #expect(tree.value(of: .href, at: link) == "/a?b=1&c=2")
    #expect(tree.value(ofAttribute: "data-place", at: link) == "x")
    #expect(tree.value(of: .hidden, at: link) == "")
    #expect(tree.value(of: .rel, at: link) == nil)
    let range = try #require(tree.valueRange(of: .class, at: link))
    #expect(tree.value(in: range, is: "big red"))
    #expect(!tree.value(in: range, is: "big"))
  }

  @Test("collapsing joins lines and drops space at the ends")
  func collapsed() throws {
    let tree = try html("<p> one\n\t two <b> three</b>\n</p>")
    #expect(tree.collapsedString(of: try #require(tree.first(.p))) == "one two three")
  }
}
