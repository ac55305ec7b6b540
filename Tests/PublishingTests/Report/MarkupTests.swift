import Testing

@testable import Publishing

@Suite("Markup")
struct MarkupTests {
  @Test("What is interpolated is text, what stands in the literal is markup")
  func escapes() {
    let hostile = "<b title=\"x\" id='y'>&</b>"
    let markup: Markup = "<p>\(hostile)</p>"
    #expect(markup.html == "<p>&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&lt;/b&gt;</p>")
  }

  @Test("Markup in markup is not escaped again")
  func nests() {
    let inner: Markup = "<i>\("a & b")</i>"
    #expect(("<p>\(inner)</p>" as Markup).html == "<p><i>a &amp; b</i></p>")
  }

  @Test("Controls, which HTML forbids, become U+FFFD")
  func controls() {
    #expect(("\("a\u{0}b\u{1B}c\td")" as Markup).html == "a\u{FFFD}b\u{FFFD}c\td")
  }

  @Test(
    "Counts have their thousands set apart",
    arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1204, "\u{2212}1,204")])
  func counts(count: Int, text: String) {
    #expect(("\(count)" as Markup).html == text)
  }

  @Test("A balance always has a sign", arguments: [(3, "+3"), (-3, "\u{2212}3"), (0, "\u{00B1}0")])
  func signs(balance: Int, text: String) {
    #expect(balance.signed == text)
  }

  @Test(
    "Lengths have a tenth at most, and no negative zero",
    arguments: [(1.0, "1"), (2.25, "2.3"), (-0.04, "0"), (-1.5, "-1.5")])
  func lengths(length: Double, text: String) {
    #expect(("\(length: length)" as Markup).html == text)
  }

  @Test("A filter's values are percent-encoded, so that no value is taken for another term")
  func filters() {
    let filter = StatementFilter((.actor, "A&to=B"), (.speaker, "Ána \"<"))
    #expect(filter.fragment == "#actor=A%26to%3DB&speaker=%C3%81na%20%22%3C")
  }
}
