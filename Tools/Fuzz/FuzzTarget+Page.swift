import Normalize
import Records
import StageKit

extension FuzzTarget {
  /// A whole page: encoding, parser, text, metadata, language, faults. Twice the same bytes must give the same
  /// article.
  static let page = FuzzTarget(
    name: "page",
    seeds: [
      """
      <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Talks | Norland Gazette</title>
      <link rel="canonical" href="https://gazette.example/2031/03/14/talks"><meta property="og:title" content="Talks">
      <meta name="author" content="By Ana Brandt &amp; Jon Lisle"><meta name="date" content="14 March 2031 9:30 am">
      <script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": "T\\u00e4lks\\ud83d\\ude00",
      "author": [{"@id": "#a"}, "Jon Lisle"], "datePublished": "2031-03-14T09:30:00+02:00", "articleBody": "<p>x</p>"},
      {"@type": "Person", "@id": "#a", "name": "Ana Brandt"}]}</script></head><body><nav><ul><li><a href="/">Home</a></ul>
      </nav><main><article class="post hentry"><h1 class="headline">Talks</h1><p class="byline">By <a rel="author"
      href="/staff/ab">Ana Brandt</a> and Jon Lisle</p><time datetime="2031-03-14">Updated: 14.3.31</time>
      <div class="article-body"><p>PORT ALDEN, March 14 (Agency) - The foreign minister of Norland said on Tuesday that
      the talks had reached a good point.<br><br><b>A line in bold</b><br>And more of it, e\u{301}\u{323}, in the end.</p>
      <ul><li>One of the points that were agreed upon, at length.</ul><blockquote>"We have agreed," she said.</blockquote>
      <table><tr><td>Cell of a table that holds a sentence, and more than sixty bytes.</table><pre>a
      b</pre></div></article><aside class="related"><h2><a href="/1">Other</a></h2></aside></main>
      <footer class="cookie">We use cookies. © 2031</footer></body></html>
      """,
      """
      <html lang=ja><title>会談</title><body><h1>会談</h1><p>2031年3月14日<p>ノーランドの外相は火曜日、エストマルクとの会談が順調に進んだと述べた。\
      両国は国境の橋の建設で合意し、工事は五月に始まる。代表団は声明を出さずに首都を離れた。さらに詳しい内容は明らかにされていない。
      """,
      """
      PORT ALDEN, March 14 (Agency) - The foreign minister of Norland said on Tuesday that the talks had reached a
      good point.\r\n\r\n"We have agreed," Mara Selwyn told reporters.
      """,
    ],
    run: { bytes in
      let first = line(bytes)
      precondition(first == line(bytes), "the same bytes gave two articles")
    })

  /// The article's line; the reason where the bytes are none.
  private static func line(_ bytes: [UInt8]) -> [UInt8] {
    var document = Document()
    document.id = Identifier.document(locator: "fuzz")
    document.locator = "fuzz"
    document.body = Payload(bytes)
    // What the media type and the charset say is part of the input, too.
    document.mediaType = bytes.count % 3 == 0 ? nil : "text/html"
    document.charset = bytes.count % 7 == 0 ? "windows-1251" : nil
    do {
      return try NormalizeStage(minimumCharacters: 20, maximumBytes: 1 << 20).article(of: document)
        .canonicalLine
    } catch {
      return Array("\(error.reason) \(error.detail ?? "")".utf8)
    }
  }
}
