import Testing

@testable import Fetch

@Suite("Feeds, as they should not be written")
struct FeedQuirkTests {
  private func items(_ text: String, at address: String? = "https://mfa.example/press/rss") throws
    -> [FeedItem]
  {
    try FeedParser.items(Array(text.utf8), charset: nil, address: address.flatMap { WebAddress($0) })
  }

  private func rss(_ items: String) -> String { "<rss><channel>\(items)</channel></rss>" }

  @Test(
    "what XML forbids is taken out or read as meant",
    arguments: [
      ("<title>Talks\u{1}\u{8} on\u{FFFF} fish</title>", "Talks on fish"),
      ("<title>Ode & Ulm</title>", "Ode & Ulm"),
      ("<title>Ode&Ulm;</title>", "Ode"),
      ("<title>1 < 2 && 3</title>", "1 < 2 && 3"),
      ("<title>it&#146;s on&#x1; &#8212; caf&eacute;</title>", "it’s on — café"),
      ("<title>don\u{92}t</title>", "don’t"),
      ("<title>a ]]> b</title>", "a b"),
      ("<title><![CDATA[one <![CDATA[two]]></title>", "one two"),
      ("<title><![CDATA[not closed</title>", "not closed"),
      ("<title>one <?php x ?><!-- <title> -->two</title>", "one two"),
      ("<title>one<br>two</title>", "onetwo"),
      ("<title a=\"1\" a=\"2\">three</title>", "three"),
      ("<title><b>four</title>", "four"),
    ])
  func repairs(title: String, plain: String) throws {
    let text = rss("<item>\(title)<link>/1</link></item><item><title>last</title></item>")
    let items = try items(text)
    #expect(items.map { $0.title?.plain } == [plain, "last"])
    #expect(items.first?.link == "https://mfa.example/1")
  }

  @Test("what stands before the first tag does not count")
  func junk() throws {
    #expect(try items("\u{FEFF}\n Warning: x\n<?xml version='1.0'?>" + rss("<item/>")).count == 1)
  }

  @Test("a feed that is cut short gives what it has")
  func cut() throws {
    let text = "<rss><channel><item><title>one</title></item><item><title>two</title><link>/2</li"
    #expect(try items(text).map { $0.title?.plain } == ["one", "two"])
  }

  @Test("section marks in a section that never ends do not take forever")
  func manySections() throws {
    let text = rss("<item><title>x" + String(repeating: "<![CDATA[", count: 5_000))
    #expect(try items(text).count == 1)
    let tags = String(repeating: "<b>", count: 5_000) + String(repeating: "</c>", count: 5_000)
    _ = try? items(rss("<item>" + tags))
  }

  @Test("plain entities of the DOCTYPE are known, others are not")
  func entities() throws {
    let text = """
      <!DOCTYPE rss [<!ENTITY m "Ministry > all"> <!ENTITY two "&m;&m;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
      """
    let title = try items(text + rss("<item><title>&m; of&two;&f; Ost</title></item>")).first?.title?.plain
    #expect(title == "Ministry > all of Ost")
  }

  @Test("RSS 1.0 and 0.90 have their items beside the channel")
  func rdf() throws {
    for namespace in ["http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"] {
      let text = """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="\(namespace)"
          xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>P</title><link>https://mfa.example/</link></channel>
          <item rdf:about="https://mfa.example/9"><title>Nine</title><dc:date>2025-03-14</dc:date>
          <dc:subject>fish</dc:subject></item></rdf:RDF>
        """
      let item = try #require(try items(text, at: nil).first)
      #expect(item.link == "https://mfa.example/9")
      #expect((item.guid, item.date, item.tags) == ("https://mfa.example/9", "2025-03-14", ["fish"]))
    }
  }

  @Test(
    "vocabularies are told by their namespace, whatever the prefix, and others with the same names are not taken"
  )
  func vocabularies() throws {
    let text = """
      <r:rss xmlns:r="http://purl.org/rss/1.0/" xmlns:x="http://own.example/" xmlns:d="http://purl.org/dc/elements/1.1"
        xmlns:media="http://search.yahoo.com/mrss"><r:channel><r:item><x:title>no</x:title><r:title>yes</r:title>
        <d:creator>A. Ode (ode@mfa.example)</d:creator><media:category>sea</media:category></r:item></r:channel></r:rss>
      """
    let item = try #require(try items(text).first)
    #expect(item.title?.plain == "yes")
    #expect((item.authors, item.tags) == (["A. Ode"], ["sea"]))
  }

  @Test("Atom 0.3 says by its mode how a text is written")
  func draft() throws {
    let text = """
      <feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:base="https://mfa.example/"><entry>
        <title mode="escaped" type="text/html">&lt;b&gt;One&lt;/b&gt;</title><issued>2004-01-02</issued><modified>2004-01-03</modified>
        <summary mode="base64" type="text/html">PGEgaHJlZj0iL3giPlR3bzwvYT4=</summary></entry></feed>
      """
    let item = try #require(try items(text, at: nil).first)
    #expect(item.title?.plain == "One")
    #expect((item.published, item.updated) == ("2004-01-02", "2004-01-03"))
    #expect(item.summary?.text == "<a href=\"https://mfa.example/x\">Two</a>")
  }

  @Test(
    "references in HTML are resolved where they stand",
    arguments: [
      ("<a href='x?a=1'>y</a>", "<a href='https://mfa.example/press/x?a=1'>y</a>"),
      ("<a class=c href=/x>y</a>", "<a class=c href=https://mfa.example/x>y</a>"),
      ("<img SRC = \" x.png \" alt='a > b'>", "<img SRC = \"https://mfa.example/press/x.png\" alt='a > b'>"),
      ("<a href=\"http://other.example/A\">y</a>", "<a href=\"http://other.example/A\">y</a>"),
      ("<a href=\"#n\">1 < 2 href=x</a> <a href=\"mailto:a@b\" title='href=\"x\"'>", nil),
      ("<a href=\"x", "<a href=\"https://mfa.example/press/x"),
    ] as [(String, String?)])
  func references(html: String, resolved: String?) {
    #expect(FeedLinks.resolved(html, base: WebAddress("https://mfa.example/press/rss")) == resolved ?? html)
  }

  @Test("an escaped ampersand in an Atom link is an ampersand")
  func ampersand() throws {
    let text = "<feed><entry><link href='/v?a=1&amp;b=2&#38;c=3'/></entry></feed>"
    #expect(try items(text).first?.link == "https://mfa.example/v?a=1&b=2&c=3")
  }

  @Test("a JSON Feed gives title, link, dates, authors, tags and content")
  func json() throws {
    let text = """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Press", "home_page_url": "https://mfa.example/",
       "authors": [{"name": "Press Office"}], "items": [
        {"id": 7, "url": "/7", "title": "Talks & tea", "content_html": "<p><a href='a'>x</a></p>", "content_text": "x",
         "date_published": "2025-03-14T18:02:00+03:00", "tags": ["fish", 4], "author": {"name": "A. Ode", "url": null}},
        {"id": "https://mfa.example/8", "content_text": "plain", "date_modified": "2025-03-15"}, 9]}
      """
    let feed = try FeedParser.feed(
      Array(text.utf8), charset: nil, address: WebAddress("https://mfa.example/press/feed.json"))
    #expect((feed.title?.text, feed.link) == ("Press", "https://mfa.example/"))
    #expect(feed.items.map(\.link) == ["https://mfa.example/7", "https://mfa.example/8"])
    #expect(feed.items.map(\.title?.plain) == ["Talks & tea", nil])
    #expect(feed.items.map(\.authors) == [["A. Ode"], ["Press Office"]])
    #expect(feed.items.map(\.date) == ["2025-03-14T18:02:00+03:00", "2025-03-15"])
    #expect(feed.items.map(\.tags) == [["fish", "4"], []])
    #expect(feed.items.first?.body?.text == "<p><a href='https://mfa.example/press/a'>x</a></p>")
    #expect(feed.items.map(\.body?.mediaType) == ["text/html", "text/plain"])
  }

  @Test(
    "authors' names are taken from what stands around them",
    arguments: [
      ("A. Ode", "A. Ode"), ("a@mfa.example (A. Ode)", "A. Ode"), ("A. Ode <a@mfa.example>", "A. Ode"),
      ("A. Ode (a@mfa.example)", "A. Ode"), ("a@mfa.example", nil), ("a@mfa.example A. Ode", "A. Ode"),
    ] as [(String, String?)])
  func names(text: String, name: String?) { #expect(FeedPeople.name(text) == name) }

  @Test("a feed damaged at any byte gives items or says that it is none")
  func damaged() {
    let text = Array(
      "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'b'>]><rss><item><title a='1'>&a;<![CDATA[x]]></title></item></rss>"
        .utf8)
    for index in text.indices {
      for byte in [0, UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "]"), 0xC2] {
        var bytes = text
        bytes[index] = byte
        _ = try? FeedParser.feed(bytes, charset: nil, address: nil)
      }
      _ = try? FeedParser.feed(Array(text[..<index]), charset: nil, address: nil)
    }
  }
}
