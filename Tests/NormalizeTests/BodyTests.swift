import Normalize
import Records
import Testing

struct BodyTests {
  @Test("an article is its paragraphs, without navigation, headline and footer")
  func plainPage() throws {
    #expect(try ArticleReading.page(ArticleReading.html()).text == ArticleReading.body)
  }

  @Test(
    "what serves the page is left out",
    arguments: [
      """
      <div class="share-bar"><p>Share this article with your friends and with everyone you \
      know.</p></div>
      """,
      """
      <figure><img src=a.png><figcaption>Mara Selwyn at the bridge, two years ago. Photo: Ada \
      Finch</figcaption></figure>
      """,
      """
      <aside><h3>More</h3><p>Another article of ours, about the harbour, which you might want to \
      read.</p></aside>
      """,
      """
      <div class=newsletter-signup><p>Get the morning letter, with all the news that never was, in \
      your inbox.</p></div>
      """,
      """
      <ul class=related-links><li><a href=/1>Norland and Estmark meet</a><li><a href=/2>A bridge too \
      wide</a></ul>
      """,
      """
      <div id=cookie-banner><p>This page uses cookies for reasons that nobody can remember any \
      longer.</p></div>
      """,
      """
      <div class=comments><p>First! I do not agree with the minister at all, said a reader of this \
      page.</p></div>
      """,
      """
      <div style="display: none"><p>Hidden words that only machines are ever going to read on this \
      page.</p></div>
      """,
      """
      <div class=byline><p>By Ana Brandt and Jon Lisle, reporting from the capital of Norland, on \
      Tuesday.</p></div>
      """,
      "<script>var text = 'Not a word of this is an article, and no reader sees it.'</script>",
      "<form><label>Your name, please, and all that you would like to tell us.</label><input></form>",
    ])
  func furniture(_ markup: String) throws {
    #expect(try ArticleReading.page(ArticleReading.html(before: markup)).text == ArticleReading.body)
    #expect(try ArticleReading.page(ArticleReading.html(after: markup)).text == ArticleReading.body)
  }

  @Test("headings, lists and quotations inside the article stay, as paragraphs")
  func structure() throws {
    let text = try ArticleReading.page(
      """
      <body><article><h1>Talks</h1><p>\(ArticleReading.paragraphs[0])</p><h2>What was agreed</h2>
      <ul><li>A crossing at Lower Ford, open by day.</li>
      <li>A joint office in Port Alden, from May on.</li></ul>
      <blockquote>We shall meet again, and soon, and in better weather.</blockquote>
      <p>\(ArticleReading.paragraphs[1])</p><p>\(ArticleReading.paragraphs[2])</p></article>
      """
    ).text
    #expect(
      text.components == [
        ArticleReading.paragraphs[0], "What was agreed", "A crossing at Lower Ford, open by day.",
        "A joint office in Port Alden, from May on.", "We shall meet again, and soon, and in better weather.",
        ArticleReading.paragraphs[1], ArticleReading.paragraphs[2],
      ])
  }

  @Test("white space is collapsed within a paragraph, invisible characters go")
  func spacing() throws {
    let text = try ArticleReading.page(
      ArticleReading.html(
        after:
          """
          <p>The&nbsp;minister \n\t said <b>that</b> the agree&shy;ment\u{200B} was <i>good</i>, at \
          last.</p>
          """
      )
    ).text
    #expect(text.components.last == "The minister said that the agreement was good, at last.")
  }

  @Test("two line breaks part paragraphs; one does where a full sentence ends before it")
  func lineBreaks() throws {
    let (one, two, three) = (
      ArticleReading.paragraphs[0], ArticleReading.paragraphs[1], ArticleReading.paragraphs[2]
    )
    let text = try ArticleReading.page(
      """
      <body><div id=content>\(one)<br><br>\(two)<br>\(three)<br>The office in Port Alden<br>opens at\
       nine and closes at five</div>
      """
    ).text
    #expect(
      text.components == [one, two, three, "The office in Port Alden opens at nine and closes at five"])
  }

  @Test("a lead between headline and body belongs to the article, once")
  func lead() throws {
    let lead = "Norland and Estmark want to open a crossing at Lower Ford before the summer is over."
    func page(_ lead: String, _ repeated: String) -> String {
      let paragraphs = ArticleReading.paragraphs.map { "<p>\($0)</p>" }.joined()
      return
        "<body><header><h1>Talks</h1>\(lead)</header><div class=article-body>\(repeated)\(paragraphs)</div>"
    }
    let expected = lead + "\n\n" + ArticleReading.body
    #expect(try ArticleReading.page(page("<p class=teaser>\(lead)</p>", "")).text == expected)
    #expect(try ArticleReading.page(page("<h2>\(lead)</h2>", "")).text == expected)
    #expect(try ArticleReading.page(page("<p>\(lead)</p>", "<p>\(lead)</p>")).text == expected)
  }

  @Test(
    "short paragraphs that lead elsewhere go, and what follows the end of the article",
    arguments: [
      "<p><a href=/1>Read more: A bridge too wide</a></p>", "<p>Advertisement</p>",
      "<p>Follow us on all the channels that you can think of.</p>",
      "<p>© 2031 Norland Gazette. No rights at all.</p>",
      "<h3>Related articles</h3><p>A bridge too wide, and other stories about the river.</p>",
    ])
  func asides(_ markup: String) throws {
    #expect(try ArticleReading.page(ArticleReading.html(after: markup)).text == ArticleReading.body)
  }

  @Test("pages built to cost more than linear time do not")
  func bombs() throws {
    let count = 100_000
    let article = ArticleReading.html()
    let pages = [
      String(repeating: "<div class=cookie>", count: count) + article,
      String(repeating: "<div class=article-body>", count: count) + article,
      String(repeating: "<time>12 y 2345", count: count) + article,
      article + String(repeating: "<h1>Title</h1>", count: count),
      article + String(repeating: "e\u{301}\u{323}", count: count),
      article + String(repeating: "<span class=date>no 12345 date 678</span>", count: count),
      article + String(repeating: "<p>published 12345", count: count),
      "<div class=author>" + String(repeating: "<a rel=author></a>", count: count) + article,
      "<script type=application/ld+json>" + String(repeating: "[", count: count) + "</script>" + article,
      "<script type=application/ld+json>{\"@type\": \"Article\", \"author\": ["
        + (0..<count).map { "\"Ana A\($0)\"" }.joined(separator: ",") + "]}</script>" + article,
      (0..<count).map { "<p class=c\($0 &* 65_536)>" }.joined() + article,
    ]
    let time = try ContinuousClock().measure {
      for page in pages { _ = try ArticleReading.page(page) }
    }
    #expect(time < .seconds(120))
  }

  @Test("a page of tables and line breaks, its headline only in bold, is read like any other")
  func oldPage() throws {
    let article = try ArticleReading.page(
      """
      <TITLE>Ministry of Norland: Talks at a good point</TITLE><BODY><TABLE>
      <TR><TD COLSPAN=2><FONT SIZE=4><B>Ministry of Norland</B></FONT></TD></TR>
      <TR><TD><TABLE><tr><td><a href=a>Home</a></td></tr><tr><td><a href=b>Archive</a></td></tr></TABLE></TD>
      <TD><FONT SIZE=4><B>Talks at a good point</B></FONT><br><font size=1>14 March 2031</font><br><br>
      \(ArticleReading.paragraphs.joined(separator: "<br><br>"))<br><br>
      <A HREF=c>Printable version</A></TD></TR>
      <TR><TD COLSPAN=2>12 Bridge Street</TD></TR></TABLE></BODY>
      """)
    #expect(article.text == ArticleReading.body)
    #expect(article.title == "Talks at a good point")
    #expect(article.outlet == "Ministry of Norland")
    #expect(article.publishedDate == "2031-03-14")
  }

  @Test("a body cut into pieces by advertisements is put together")
  func pieces() throws {
    let pieces = ArticleReading.paragraphs.map {
      "<div><section class=article-body><p>\($0)</p></section></div><div class=ad>Buy</div>"
    }
    #expect(try ArticleReading.page("<body><h1>Talks</h1>" + pieces.joined()).text == ArticleReading.body)
  }

  @Test("a long notice about cookies is not taken for a short article")
  func notice() throws {
    let notice = (0..<30).map {
      "<p>We and our partners of the \($0)th kind, keep data on your device, for all purposes.</p>"
    }
    let page = "<body><div class=cookie-consent>\(notice.joined())</div>" + ArticleReading.html()
    #expect(try ArticleReading.page(page).text == ArticleReading.body)
  }

  @Test("classes that file the page, or tell how it looks, put nothing away")
  func stateClasses() throws {
    let page = ArticleReading.html().replacing(
      "<article>",
      with:
        "<article class=\"tag-newsletter category-comments has-sidebar node--promoted field--label-hidden\">")
    #expect(try ArticleReading.page(page).text == ArticleReading.body)
  }

  @Test("a form around the whole page does not hide the article")
  func pageForm() throws {
    let page = ArticleReading.html().replacing("<main>", with: "<form id=aspnet><main>")
    #expect(try ArticleReading.page(page).text == ArticleReading.body)
  }

  @Test("an unclosed element that is never read does not swallow the article")
  func unclosedNoscript() throws {
    let page = ArticleReading.html().replacing("<nav>", with: "<noscript><img src=x.gif><nav>")
    #expect(try ArticleReading.page(page).text == ArticleReading.body)
  }

  @Test("where the page shows nothing, the text in its linked data is taken")
  func linkedData() throws {
    let json =
      """
      {"@type": "NewsArticle",
       "articleBody": "\(ArticleReading.paragraphs[0])\\n\\n\(ArticleReading.paragraphs[2])"}
      """
    let text = try ArticleReading.page(
      "<head><script type=application/ld+json>\(json)</script></head><body><div id=app></div>"
    ).text
    #expect(text.components == [ArticleReading.paragraphs[0], ArticleReading.paragraphs[2]])
  }

  @Test("an article below 200,000 nested elements is found")
  func deep() throws {
    let depth = 200_000
    let page =
      String(repeating: "<div>", count: depth) + ArticleReading.html()
      + String(repeating: "</div>", count: depth)
    #expect(try ArticleReading.page(page).text == ArticleReading.body)
  }

  @Test("the same page gives the same article, however often it is read")
  func determinism() throws {
    let page = ArticleReading.html(head: "<meta name=author content='Ana Brandt'>")
    let first = try ArticleReading.page(page)
    for _ in 0..<20 { #expect(try ArticleReading.page(page) == first) }
  }
}

extension String {
  /// The paragraphs of an article's text.
  fileprivate var components: [String] { split(separator: "\n\n").map(String.init) }
}
