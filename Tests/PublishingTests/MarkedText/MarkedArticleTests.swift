import Records
import Testing

@testable import Publishing

@Suite("An article with its statements marked")
struct MarkedArticleTests {
  private static func statement(_ content: Range<Int>, act: String, source: Range<Int>? = nil) -> Statement {
    var statement = Statement()
    statement.act = act
    statement.contentSpans = [TextSpan(start: content.lowerBound, end: content.upperBound)]
    if let source { statement.sourceSpans = [TextSpan(start: source.lowerBound, end: source.upperBound)] }
    return statement
  }

  @Test("the text is cut where marking changes; what lies in two contents belongs to the inner one last")
  func segments() {
    let outer = Self.statement(2..<10, act: "STATE")
    let inner = Self.statement(4..<6, act: "DENY")
    let segments = MarkedSegments(length: 12, statements: [inner, outer]).segments
    #expect(segments.map(\.range) == [0..<2, 2..<4, 4..<6, 6..<10, 10..<12])
    #expect(segments.map(\.contents) == [[], [1], [1, 0], [1], []])
    #expect(segments.map(\.opens) == [[], [1], [0], [], []])
  }

  @Test("the page holds the whole text, escaped, in paragraphs, each statement with number, act and colour")
  func page() {
    var article = Article()
    article.locator = "a.txt"
    article.text = "Ostania said <no>.\n\nVerlund & others agreed."
    let html = MarkedArticle(article, [Self.statement(13..<17, act: "REJECT", source: 0..<7)]).html
    #expect(html.contains("<u>Ostania</u> said "))
    #expect(
      html.contains(
        "<mark class=\"hostile\" title=\"REJECT\">&lt;no&gt;</mark>.</p><p>Verlund &amp; others agreed."))
    #expect(html.contains("<li id=\"s1\" class=\"hostile\">"))
    #expect(html.contains("href=\"#s1\">1</a>"))
    #expect(!html.contains("<script"))
  }

  @Test("spans beyond the text are cut, not trapped on")
  func beyond() {
    let segments = MarkedSegments(length: 3, statements: [Self.statement(1..<99, act: "STATE")]).segments
    #expect(segments.map(\.range) == [0..<1, 1..<3])
  }
}
