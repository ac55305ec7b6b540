import Normalize
import Records
import Testing

struct MetadataTests {
  private func page(_ head: String, before: String = "", url: String? = nil) throws -> Article {
    try ArticleReading.page(ArticleReading.html(head: head, before: before), url: url)
  }

  @Test("linked data gives headline, authors, times, outlet")
  func linkedData() throws {
    let article = try page(
      """
      <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "Norland Gazette"},
        {"@type": ["NewsArticle"], "headline": "Talks at a good point", "datePublished":
        "2031-03-14T09:30:00+02:00",
         "dateModified": "2031-03-15T08:00:00Z", "author": [{"@type": "Person", "name": "Ana Brandt"},
         {"name": "Jon Lisle"}],
         "publisher": {"@type": "Organization", "name": "Norland Gazette"}}]}</script>
      """)
    #expect(article.title == "Talks at a good point")
    #expect(article.authors == ["Ana Brandt", "Jon Lisle"])
    #expect(article.publishedAt == "2031-03-14T07:30:00Z")
    #expect(article.publishedDate == "2031-03-14")
    #expect(article.modifiedAt == "2031-03-15T08:00:00Z")
    #expect(article.outlet == "Norland Gazette")
  }

  @Test("authors that linked data names elsewhere are found by their identifier")
  func references() throws {
    let article = try page(
      """
      <script type="application/ld+json">{"@graph": [{"@type": "Article", "headline": "Talks", "author":
      {"@id": "#ab"}},
      {"@type": "Person", "@id": "#ab", "name": "Ana Brandt"}]}</script>
      """)
    #expect(article.authors == ["Ana Brandt"])
  }

  @Test("a person who is an organisation too is the author of what it publishes")
  func personPublishes() throws {
    let article = try page(
      """
      <script type="application/ld+json">{"@graph": [{"@type": "Article", "headline": "Talks",
      "author": {"@id": "#ab"}, "publisher": {"@id": "#ab"}},
      {"@type": ["Person", "Organization"], "@id": "#ab", "name": "Ana Brandt"}]}</script>
      """)
    #expect(article.authors == ["Ana Brandt"])
  }

  @Test("linked data with line ends in texts, commas too many and no end is read as far as it goes")
  func doubtfulData() throws {
    let article = try page(
      """
      <script type="application/ld+json">[{"@type": "http://schema.org/NewsArticle",, "description": "two
      lines", "datePublished": "2031-03-14", "author": {"name": "Ana \\u0042randt",}, "image": {"url"
      </script>
      """)
    #expect(article.publishedDate == "2031-03-14")
    #expect(article.authors == ["Ana Brandt"])
  }

  @Test("what is labelled as the author for shared links is the author")
  func sharedLabels() throws {
    let head = """
      <meta name=twitter:label1 content="Written by"><meta name=twitter:data1 content="Ana Brandt">
      """
    #expect(try page(head).authors == ["Ana Brandt"])
  }

  @Test("broken linked data is passed over")
  func brokenData() throws {
    let article = try page(
      """
      <script type='application/ld+json'>{"@type": "NewsArticle", headline: oops</script><meta \
      name=author content='Ana Brandt'>
      """
    )
    #expect(article.authors == ["Ana Brandt"])
  }

  @Test("meta elements give what linked data lack")
  func meta() throws {
    let article = try page(
      """
      <meta property="og:title" content="Talks at a good point | Norland Gazette"><meta
      property="og:site_name" content="Norland Gazette">
      <meta property="article:published_time" content="2031-03-14T09:30:00Z"><meta name="author"
      content="By Ana Brandt &amp; Jon Lisle">
      """)
    #expect(article.outlet == "Norland Gazette")
    #expect(article.authors == ["Ana Brandt", "Jon Lisle"])
    #expect(article.publishedAt == "2031-03-14T09:30:00Z")
  }

  @Test("without a time and a zone there is a date and no point in time")
  func dateOnly() throws {
    let article = try page("<meta name=date content=2031-03-14>")
    #expect(article.publishedDate == "2031-03-14")
    #expect(article.publishedAt == nil)
    #expect(try page("<meta name=date content='2031-03-14 09:30'>").publishedAt == nil)
  }

  @Test(
    "a date printed near the headline is read",
    arguments: [
      "<p class=meta>14 March 2031 | Press release</p>", "<time datetime=2031-03-14>yesterday</time>",
      "<div><span>Published: March 14, 2031, 9:30 am</span></div>", "<p>14.03.2031</p>",
      "<p>Am 14. März 2031</p>",
    ])
  func printedDate(_ markup: String) throws {
    #expect(try page("", before: markup).publishedDate == "2031-03-14")
  }

  @Test(
    "dates are read the way the page's language writes them",
    arguments: [
      ("nl", "14 maart 2031"), ("pl", "14 marca 2031"), ("cs", "14. března 2031"),
      ("fi", "14. maaliskuuta 2031"),
      ("hu", "2031. március 14."), ("ro", "14 martie 2031"), ("el", "14 Μαρτίου 2031"),
      ("tr", "14 Mart 2031"),
      ("ar", "١٤ مارس ٢٠٣١"), ("he", "14 במרץ 2031"), ("ja", "2031年3月14日"), ("zh", "2031年03月14日"),
      ("ko", "2031년 3월 14일"), ("uk", "14 березня 2031"), ("lt", "2031 m. kovo 14 d."),
      ("hr", "14. ožujka 2031."), ("cs", "14. 3. 2031"), ("hr", "14. 03. 2031."), ("ko", "2031. 3. 14."),
      ("hu", "2031. 03. 14."), ("de", "14.\u{2009}3.\u{2009}2031"), ("sk", "Bratislava 14. 3. 2031, 9:30"),
      ("id", "14 Maret 2031"), ("de", "14.3.31"), ("fr", "14/03/2031"), ("en-US", "03/14/2031"),
      ("en", "Friday 14th March 2031, 9.30am"),
    ])
  func languages(_ language: String, _ date: String) throws {
    let html = ArticleReading.html(before: "<div>\(date)</div>").replacing("lang=\"en\"", with: "")
    var document = ArticleReading.document(Array(html.utf8), mediaType: "text/html")
    document.language = language
    #expect(try ArticleReading.stage.article(of: document).publishedDate == "2031-03-14")
  }

  @Test(
    "numbers that may be day or month are read by the page's language, or not at all",
    arguments: [("en-US", "2031-04-03"), ("en-GB", "2031-03-04"), ("es", "2031-03-04"), ("en", nil)])
  func ambiguousDates(_ language: String, _ date: String?) throws {
    var document = ArticleReading.document(
      Array(ArticleReading.html(before: "<div>04/03/2031</div>").utf8), mediaType: "text/html")
    document.language = language
    #expect(try ArticleReading.stage.article(of: document).publishedDate == date)
  }

  @Test("a day in the page's address is taken where nothing else gives one")
  func dateOfAddress() throws {
    for path in ["2031/03/14/talks", "press/2031-03-14-talks", "news/20310314/talks", "press/14-03-2031"] {
      let link = "<link rel=canonical href=https://gazette.example/\(path)>"
      #expect(try page(link).publishedDate == "2031-03-14")
    }
    #expect(try page("<link rel=canonical href=https://gazette.example/1234-56-78>").publishedDate == nil)
  }

  @Test(
    "the day that the page shows is taken where data give its neighbour, or where other data agree with it")
  func contradictions() throws {
    let shown = "<div>14 March 2031</div>"
    let nextDay = "<meta property=article:published_time content=2031-03-15T01:30:00Z>"
    let article = try page(nextDay, before: shown)
    #expect(article.publishedDate == "2031-03-14")
    #expect(article.publishedAt == "2031-03-15T01:30:00Z")
    let linked = """
      <script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2031-03-20"}</script>
      <meta name=pubdate content=2031-03-14>
      """
    #expect(try page(linked, before: shown).publishedDate == "2031-03-14")
  }

  @Test("a day that only a meta element within the page states is not one that the page shows")
  func statedWithin() throws {
    let within = """
      <meta itemprop=datePublished content=2031-02-01T09:30:00Z><div>14 March 2031 | 9:30</div>
      """
    #expect(
      try page("<meta name=pubdate content=2031-02-01><meta name=date content=2031-03-14>", before: within)
        .publishedDate == "2031-03-14")
    #expect(
      try page("", before: "<meta itemprop=datePublished content=2031-03-14>").publishedDate == "2031-03-14")
  }

  @Test("a short sentence that tells of a date gives none")
  func dateInSentence() throws {
    let sentence = "<p>The two sides will meet again on 20 March 2031 in the capital.</p>"
    let html = ArticleReading.html().replacing("<p>", with: sentence + "<p>", maxReplacements: 1)
    #expect(try ArticleReading.page(html).publishedDate == nil)
  }

  @Test("a list of news that links to the page itself gives its day")
  func ownTeaser() throws {
    let link = "<link rel=canonical href=https://www.mfa.example/press/talks>"
    func list(_ own: String) -> String {
      """
      <aside><ul><li class=teaser><span>20 March 2031</span> <a href=/press/bridge>Bridge</a></li>
      <li class=teaser><span>14 March 2031</span> <a href="\(own)">Talks</a></li></ul></aside>
      """
    }
    for own in ["/press/talks", "https://mfa.example/press/talks/?from=list#top"] {
      let date = try page(link, before: list(own)).publishedDate
      #expect(date == "2031-03-14")
    }
    #expect(try page(link, before: list("/press/treaty")).publishedDate == nil)
  }

  @Test("the date of a change is not that of the publication")
  func changes() throws {
    let changed = "<div>Updated: 20 March 2031</div>"
    #expect(
      try page("<meta name=date content=2031-03-14>", before: changed).publishedDate == "2031-03-14")
    #expect(
      try page("", before: "<time itemprop=dateModified>20 March 2031</time><time>14 March 2031</time>")
        .publishedDate == "2031-03-14")
  }

  @Test("dates of other articles beside this one are not its own")
  func datesElsewhere() throws {
    let others = "<div class=sidebar><div class=date>20 March 2031</div></div>"
    #expect(
      try page("", before: others + "<p class=date>14 March 2031</p>").publishedDate == "2031-03-14")
  }

  @Test(
    "bylines are names and nothing else",
    arguments: [
      ("<p class=byline>By Ana Brandt and Jon Lisle</p>", ["Ana Brandt", "Jon Lisle"]),
      ("<div class=author>Von Ana Brandt, 14. März 2031</div>", ["Ana Brandt"]),
      ("<a rel=author href=/ab>Ana Brandt</a>", ["Ana Brandt"]),
      ("<div><a href=/staff/ana-brandt>Ana Brandt</a></div>", ["Ana Brandt"]),
      ("<p>A report by Ana Brandt</p>", ["Ana Brandt"]), ("<p>Autor:</p><p>Ana Brandt</p>", ["Ana Brandt"]),
      ("<p class=byline>Von Ana von Brandt und J. R. Lisle</p>", ["Ana von Brandt", "J. R. Lisle"]),
      ("<div class=author><span>Author</span><a rel=author href=/ab>Ana Brandt</a></div>", ["Ana Brandt"]),
      ("<div itemprop=author><span itemprop=name>Ana Brandt</span> Desk</div>", ["Ana Brandt"]),
      ("<p class=byline>By Ana Brandt, ana@gazette.example</p>", ["Ana Brandt"]),
      ("<a rel=author href=/q7>q7reader</a>", ["q7reader"]), ("<p class=author>@anabrandt</p>", []),
      ("<p class=author>gazette.example</p>", []),
      ("<p class=byline>Newsroom</p>", []), ("<p class=byline>Norland Gazette</p>", []),
      ("<ul class=authors><li><a href=/a>All articles</a></ul>", []),
    ])
  func bylines(_ markup: String, _ names: [String]) throws {
    #expect(
      try page("<meta property=og:site_name content='Norland Gazette'>", before: markup).authors == names)
  }

  @Test(
    "the site's name is taken off the title",
    arguments: [
      "Bridge opens | Norland Gazette", "Bridge opens - Norland Gazette", "Norland Gazette: Bridge opens",
      "Bridge opens — gazette.example",
    ])
  func titles(_ title: String) throws {
    let html = ArticleReading.html().replacing("Talks at a good point - Norland Gazette", with: title)
      .replacing("<h1>Talks at a good point</h1>", with: "")
      .replacing("</head>", with: "<meta property=og:site_name content='Norland Gazette'></head>")
    #expect(try ArticleReading.page(html, url: "https://gazette.example/1").title == "Bridge opens")
  }

  @Test("the outlet may stand only in the title, told by the host or by the headline beside it")
  func outletOfTitle() throws {
    #expect(try page("", url: "https://www.norlandgazette.example/1").outlet == "Norland Gazette")
    #expect(try page("", url: "https://other.example/1").outlet == "Norland Gazette")
    let untitled = ArticleReading.html().replacing("<h1>Talks at a good point</h1>", with: "")
    #expect(try ArticleReading.page(untitled, url: "https://other.example/1").outlet == nil)
  }

  @Test("the canonical address is taken from the page if it is on the same site and leads somewhere")
  func addresses() throws {
    let link = "<link rel=canonical href=https://gazette.example/talks>"
    #expect(
      try page(link, url: "https://www.gazette.example/talks?utm=1").url == "https://gazette.example/talks")
    #expect(try page(link, url: "https://copy.example/x").url == "https://copy.example/x")
    let front = "<link rel=canonical href=https://gazette.example/>"
    #expect(try page(front, url: "https://gazette.example/talks").url == "https://gazette.example/talks")
    #expect(try page(link).url == "https://gazette.example/talks")
    #expect(try page("<link rel=canonical href='javascript:alert(1)'>").url == nil)
  }

  @Test("what the source says is kept over what the page says")
  func sourceFirst() throws {
    var document = ArticleReading.document(
      Array(
        ArticleReading.html(
          head: "<meta property=og:site_name content=Gazette><meta name=date content=2031-03-14>"
        ).utf8),
      mediaType: "text/html")
    document.outlet = "Ministry of Foreign Affairs"
    document.title = "From the feed"
    document.publishedDate = "2031-03-10"
    let article = try ArticleReading.stage.article(of: document)
    #expect(
      [article.outlet, article.title, article.publishedDate] == [
        "Ministry of Foreign Affairs", "From the feed", "2031-03-10",
      ])
  }
}
