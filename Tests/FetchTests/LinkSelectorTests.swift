import Markup
import Testing

@testable import Fetch

@Suite("CSS selectors of links")
struct LinkSelectorTests {
  private static let page = """
    <div id=main class="press wide"><h2><a id=1 href=/1>a</a></h2>
      <ul class=news><li class="item first"><a id=2 href=/2 lang=en-GB>b</a><li class=item><a id=3 href="/3.pdf">c</a></ul>
      <div class=box><div><a id=4 rel="next nofollow" href=/4>d</a></div></div></div>
    <a id=5 href=/5 data-kind=speech>e</a>
    """

  private func identifiers(_ text: String) throws -> String? {
    guard let selector = LinkSelector(text) else { return nil }
    let tree = try MarkupParser.html(Array(Self.page.utf8))
    return selector.elements(in: tree).filter { tree.nodes[$0].tag == .a }
      .compactMap { tree.value(of: .id, at: $0) }.joined()
  }

  @Test(
    "a selector names the elements that CSS says",
    arguments: [
      ("a", "12345"), ("A", "12345"), ("*", "12345"), ("#main a", "1234"), ("ul.news a", "23"),
      (".news > a", ""), (".news > li > a", "23"), ("li.item.first a", "2"), ("h2 a, .box a", "14"),
      ("div > div > div a", "4"), (".press .box > div > a", "4"), ("a[rel~=next]", "4"), ("a[rel=next]", ""),
      ("a[href$=\".pdf\"]", "3"), ("a[href^='/4']", "4"), ("a[href*=pd]", "3"), ("a[lang|=en]", "2"),
      ("a[data-kind]", "5"), ("a:not([data-kind])", "1234"), ("li:not(.first) a", "3"),
      ("#main a:not([href$='.pdf'])", "124"), (" a  [x] ", ""), ("html a", "12345"), (".pres a", ""),
    ])
  func elements(text: String, expected: String) throws {
    #expect(try identifiers(text) == expected)
  }

  @Test(
    "what is no selector, or one that is not understood, is refused",
    arguments: [
      "", " ", ",", "a,", ">a", "a >", "a > > b", "a[", "a[x", "a[x=", "a[x='y]", "a:hover", "a::before",
      "a + b",
      "a:not(b", "a..b", "#", "a{}", "a:not(:not(b)",
    ])
  func refused(text: String) throws {
    #expect(try identifiers(text) == nil)
  }

  @Test("deep nesting and long selectors take no time to speak of")
  func deep() throws {
    let tree = try MarkupParser.html(
      Array((String(repeating: "<div class=x>", count: 2000) + "<a href=/>").utf8))
    let selector = try #require(LinkSelector(String(repeating: ".x > ", count: 15) + "a"))
    #expect(selector.elements(in: tree).count == 1)
  }
}
