import Fetch
import Foundation
import Markup

/// A parser of outside bytes, and inputs to begin with.
struct FuzzTarget: Sendable {
  let name: String
  let seeds: [String]
  let run: @Sendable ([UInt8]) -> Void

  static let all = [feed, robots, archive, encoding, html, page, lists, statements, modelStatements]

  static let feed = FuzzTarget(
    name: "feed",
    seeds: [
      """
      <?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>A &amp; B</title><link>/</link><item><guid>1</guid>
      <title><![CDATA[x <b>y</b>]]></title><link>/1?a=1&amp;b=2</link><dc:creator>N. N.</dc:creator><category>c</category>
      <pubDate>Fri, 14 Mar 2025 18:02:00 +0100</pubDate><content:encoded>&lt;p&gt;&lt;a href="x"&gt;</content:encoded>
      </item></channel></rss>
      """,
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/b/"><title type="html">&lt;b></title><entry>
      <id>urn:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">x</div></title><link href="c"/>
      <author><name>N</name></author><updated>2025-03-14T18:02:00Z</updated><content type="text/plain">t</content>
      <summary type="application/octet-stream" mode="base64">PHA+</summary></entry></feed>
      """,
      """
      {"version":"https://jsonfeed.org/version/1.1","title":"A","items":[{"id":1,"url":"/1","title":"\\u00e9",
      "content_html":"<p>","date_published":"2025-03-14T18:02:00Z","authors":[{"name":"N"}],"tags":["t"]}]}
      """,
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><item rdf:about='/1'><title>x</title></item>"
        + "</rdf:RDF>",
    ],
    run: { _ = ParserExamination.feed($0, charset: nil, address: "http://a.example/feed") })

  static let robots = FuzzTarget(
    name: "robots",
    seeds: [
      "User-agent: *\nDisallow: /a*b$\nAllow: /a/%e3%83%84\n\nUser-agent: x\nUser-agent: demarche/1.0\nDisallow:\n"
        + "Sitemap: /map.xml # c\nCrawl-delay: 3\r\rdisallow /no-colon\n"
    ],
    run: { bytes in
      for path in ["/", "/a/b?c=d", "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaab"] {
        _ = ParserExamination.robots(bytes, token: "demarche", path: path)
      }
    })

  static let archive = FuzzTarget(
    name: "archive",
    seeds: [
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://a.example/>\r\nWARC-Date: 2025-03-14T18:02:00Z\r\n"
        + "Content-Type: application/http; msgtype=response\r\nContent-Length: 98\r\n\r\nHTTP/1.1 200 OK\r\n"
        + "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n<p>one</p\r\n1\r\n>\r\n0\r\n\r\n\r\n\r\n"
        + "WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n",
      "filedesc://a.arc 0.0.0.0 20250314180200 text/plain 9\n1 0 Name\n\n\n"
        + "http://a.example/a b 10.0.0.1 20250314180200 text/html 46\nHTTP/1.0 200 OK\nContent-Encoding: gzip\n\n<p>x</p>\n",
    ],
    run: { bytes in
      let path = NSTemporaryDirectory() + "demarche-fuzz-\(getpid()).warc"
      // Not by Foundation, which would wait for the disk at every input.
      let file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
      guard file >= 0 else { return }
      _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      close(file)
      try? ParserExamination.archive(path: path, limit: 1 << 20) { _ in }
    })

  static let encoding = FuzzTarget(
    name: "encoding",
    seeds: [
      "<meta charset=windows-1251><p>\u{416}\u{e9}\u{20ac}\u{1F600}</p>",
      "<?xml version='1.0' encoding='utf-16'?><a/>",
      "\u{feff}text", "a\u{0}b\u{0}c\u{0}",
    ],
    run: { bytes in
      let labels = [
        "utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-2022-jp", "gb18030", "big5", "euc-kr", "x",
      ]
      let label = labels[bytes.count % labels.count]
      _ = TextDecoding.decode(bytes, charset: label, declaration: .none)
      _ = TextDecoding.decode(bytes, charset: nil, declaration: .html)
      _ = TextDecoding.decode(bytes, charset: nil, declaration: .xml)
    })

  static let html = FuzzTarget(
    name: "html",
    seeds: [
      "<!DOCTYPE html><html lang=en><head><title>T &amp; t</title><meta name=author content='N'>"
        + "<script>if (a<b) {}</script><style>p{}</style></head><body><article><h1>T</h1>"
        + "<p>One <b>two<i></b>three</i><table><td><p>x<ul><li>y</table><svg><title>s</title></svg><textarea></p></textarea>&notanentity;&#0;</article></body></html>"
    ],
    run: { bytes in
      guard let tree = try? MarkupParser.html(bytes) else { return }
      for node in tree.nodes.indices {
        _ = tree.textRange(of: node)
        for attribute in tree.attributeRange(of: node) {
          _ = tree.values[tree.attributes[attribute].range].count
        }
      }
      _ = tree.collapsedString(of: 0)
    })

  static let lists = FuzzTarget(
    name: "lists",
    seeds: [
      "ul.news > li a[href^='/p'], #x a:not(.y)\n<base href=/en/><ul class='news'><li><a href=/p/1>a</a></ul>",
      "/press/**\n<urlset><url><loc>/1</loc><lastmod>2025-03-14</lastmod><n:news><n:title>x</n:title></n:news></url>"
        + "</urlset>",
      "a\n<sitemapindex><sitemap><loc>http://a.example/b.xml</loc></sitemap></sitemapindex>",
      "/p/[a-z]*?\nhttp://a.example/1\nhttps://\u{fc}.example:80/../%7e?x#y\n",
    ],
    run: { _ = ParserExamination.lists($0, address: "http://a.example/press") })
}
