import Testing

@testable import Fetch

@Suite("Feeds, as they are written")
struct FeedParserTests {
  private func items(_ text: String, at address: String? = "https://mfa.example/press/rss") throws
    -> [FeedItem]
  {
    try FeedParser.items(Array(text.utf8), charset: nil, address: address.flatMap { WebAddress($0) })
  }

  private func rss(_ item: String) -> String {
    "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Press</title><link>https://mfa.example/</link><item>\(item)</item></channel></rss>"
  }

  @Test("an RSS item gives title, link, date, author and content")
  func rssItem() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel><title>Press</title><item>
        <title>Talks &amp;amp; tea</title><link> https://mfa.example/1 </link><guid isPermaLink="false">77</guid>
        <pubDate>Fri, 14 Mar 2025 18:02:00 +0300</pubDate><dc:creator>A. Ode</dc:creator><dc:creator>B. Ulm</dc:creator>
        <description>Short.</description><content:encoded><![CDATA[<p>Long &amp; whole.</p>]]></content:encoded>
      </item></channel></rss>
      """
    let item = try #require(try items(text).first)
    #expect(item.title?.plain == "Talks & tea")
    #expect(item.link == "https://mfa.example/1")
    #expect(item.guid == "77")
    #expect(item.date == "Fri, 14 Mar 2025 18:02:00 +0300")
    #expect(item.authors == ["A. Ode", "B. Ulm"])
    #expect(item.content == FeedText(text: "<p>Long &amp; whole.</p>", mediaType: "text/html"))
  }

  @Test(
    "RSS in other ways",
    arguments: [
      ("<link>/press/2</link>", "https://mfa.example/press/2"),
      ("<link>2</link>", "https://mfa.example/press/2"),
      ("<guid>https://mfa.example/g</guid>", "https://mfa.example/g"),
      ("<guid isPermaLink='false'>https://mfa.example/g</guid>", nil), ("<guid>tag:9</guid>", nil),
      ("<title>x</title>", nil),
      ("<atom:link href='/a'/>", "https://mfa.example/a"),
      (
        "<link>https://proxy.example/x</link><feedburner:origLink>https://mfa.example/x</feedburner:origLink>",
        "https://mfa.example/x"
      ),
      ("<link/><guid>https://mfa.example/g</guid>", "https://mfa.example/g"),
    ] as [(String, String?)])
  func rssLinks(item: String, link: String?) throws {
    #expect(try items(rss(item)).map(\.link) == [link])
  }

  @Test("descriptions that were not escaped keep their elements")
  func unescaped() throws {
    let item = try #require(
      try items(rss("<description><p class=\"a\">One &amp; <b>two</b><br/>three</p></description>")).first)
    #expect(item.body?.text == "<p class=\"a\">One &amp; <b>two</b><br>three</p>")
  }

  @Test("an RSS author gives the name, not the mailbox")
  func rssAuthors() throws {
    #expect(try items(rss("<author>press@mfa.example (A. Ode)</author>")).first?.authors == ["A. Ode"])
    #expect(try items(rss("<author>press@mfa.example</author>")).first?.authors == [])
    #expect(try items(rss("<author>B. Ulm</author>")).first?.authors == ["B. Ulm"])
  }

  @Test("an Atom entry gives title, link, date, authors and content, addresses resolved by xml:base")
  func atomEntry() throws {
    let text = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://mfa.example/en/">
        <title>Press</title><author><name>Press Office</name></author>
        <entry xml:base="news/"><title type="html">Talks &amp;lt;resumed&amp;gt;</title>
          <link rel="enclosure" href="a.pdf"/><link rel="alternate" type="application/json" href="1.json"/><link href="1"/>
          <id>tag:mfa.example,2025:1</id><updated>2025-03-15T00:00:00Z</updated><published>2025-03-14T18:02:00+03:00</published>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>two</em></p></div></content>
        </entry>
        <entry><title>Second</title><link href="/2"/><updated>2025-03-15T00:00:00Z</updated>
          <author><name>A. Ode</name></author><summary>A &lt; B</summary></entry>
      </feed>
      """
    let items = try items(text, at: nil)
    #expect(items.map(\.title?.plain) == ["Talks <resumed>", "Second"])
    #expect(items.map(\.link) == ["https://mfa.example/en/news/1", "https://mfa.example/2"])
    #expect(items.map(\.date) == ["2025-03-14T18:02:00+03:00", "2025-03-15T00:00:00Z"])
    #expect(items.map(\.authors) == [["Press Office"], ["A. Ode"]])
    #expect(items.map(\.body?.mediaType) == ["text/html", "text/plain"])
    #expect(items.first?.content?.text == "<p>One <em>two</em></p>")
    #expect(items.last?.body?.text == "A < B")
  }

  @Test("an Atom feed may use a prefix for its own vocabulary")
  func prefixedAtom() throws {
    let text =
      "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>T</a:title><a:link href='/1'/></a:entry></a:feed>"
    #expect(try items(text).map(\.link) == ["https://mfa.example/1"])
  }

  @Test("prefixes that a feed forgot to declare are understood")
  func undeclaredPrefixes() throws {
    let item = try #require(
      try items(rss("<dc:date>2025-03-14</dc:date><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded>"))
        .first)
    #expect(item.date == "2025-03-14")
    #expect(item.body?.text == "<p>x</p>")
  }

  @Test("a feed in windows-1251 is read")
  func encoding() throws {
    let text = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><item><title>"
    let bytes = Array(text.utf8) + [0xCC, 0xC8, 0xC4] + Array("</title></item></channel></rss>".utf8)
    #expect(try FeedParser.items(bytes, charset: nil, address: nil).map(\.title?.plain) == ["МИД"])
  }

  @Test(
    "what is no feed says so",
    arguments: [
      "", "nothing", "<html><body>Please accept</body></html>", "{\"items\":[]}", "<!doctype html><p>x",
    ])
  func notFeeds(text: String) {
    #expect {
      try items(text)
    } throws: { error in
      (error as? CaptureProblem)?.reason == "not_a_feed"
    }
  }

  @Test("entities that a document declares are not expanded")
  func entityBomb() throws {
    let text = """
      <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
      <!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><item><title>x&c;&f;</title></item></channel></rss>
      """
    let title = try items(text).first?.title?.plain ?? ""
    #expect(title.utf8.count < 100)
  }
}
