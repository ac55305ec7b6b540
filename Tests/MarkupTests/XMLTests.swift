import Markup
import Testing

struct XMLTests {
  private func xml(_ text: String) throws -> MarkupTree { try MarkupParser.xml(Array(text.utf8)) }

  private func first(_ local: String, in tree: MarkupTree) -> Int? {
    tree.nodes.indices.first { tree.name(of: $0).local == local }
  }

  @Test("names carry prefix and namespace, attributes too")
  func namespaces() throws {
    let tree = try xml(
      "<rss xmlns:dc='urn:dc'><dc:creator xml:lang='fr' dc:role='x'>A</dc:creator><Title>B</Title></rss>")
    let creator = try #require(first("creator", in: tree))
    #expect(tree.name(of: creator) == MarkupName(local: "creator", prefix: "dc", namespace: "urn:dc"))
    #expect(tree.value(ofAttribute: "role", namespace: "urn:dc", at: creator) == "x")
    #expect(
      tree.value(ofAttribute: "lang", namespace: "http://www.w3.org/XML/1998/namespace", at: creator) == "fr")
    #expect(first("Title", in: tree) != nil)
    #expect(tree.isWellFormed)
  }

  @Test("character data sections are text, and so is what stands in elements called script")
  func cdata() throws {
    let tree = try xml("<a><![CDATA[<p>x &amp; y</p>]]><script>z</script></a>")
    #expect(tree.string(of: 0) == "<p>x &amp; y</p>z")
  }

  @Test("ampersands in attributes are themselves, however they were written")
  func ampersands() throws {
    let tree = try xml("<a t='x&amp;y&#38;z&lt;' u='&amp;#38;'/>")
    #expect(tree.value(ofAttribute: "t", at: 1) == "x&y&z<")
    #expect(tree.value(ofAttribute: "u", at: 1) == "&#38;")
  }

  @Test("HTML's named entities are known, in text and in attributes")
  func entities() throws {
    let tree = try xml("<a t='caf&eacute;'>&nbsp;&hellip;&lt;&#x41;&unknown;</a>")
    let a = try #require(first("a", in: tree))
    #expect(tree.string(of: a) == "\u{A0}…<A")
    #expect(tree.value(ofAttribute: "t", at: a) == "café")
  }

  @Test("declared entities are not expanded, and external ones are not read")
  func bombs() throws {
    let bomb = try xml(
      """
      <!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;">
      <!ENTITY f SYSTEM "file:///etc/passwd">]><a x="&d;">1&d;2&f;3</a>
      """)
    #expect(bomb.string(of: 0) == "123")
  }

  @Test("a broken document is read up to the break and marked")
  func broken() throws {
    let tree = try xml("<a><b>one</b><c>two</a>")
    #expect(!tree.isWellFormed)
    #expect(tree.string(of: 0) == "onetwo")
  }

  @Test("what the declaration says of the encoding is not looked at")
  func declaration() throws {
    let tree = try xml("<?xml version='1.0' encoding='utf-16'?><a>é</a>")
    #expect(tree.string(of: 0) == "é")
  }

  @Test("XML deeper than the parser follows is an error, not a loss")
  func deep() {
    let markup = String(repeating: "<a>", count: 5000) + "x" + String(repeating: "</a>", count: 5000)
    #expect(throws: MarkupError.tooDeep) { try xml(markup) }
  }
}
