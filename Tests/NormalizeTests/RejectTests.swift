import Normalize
import Records
import StageKit
import Testing

struct RejectTests {
  @Test(
    "what is no article is set aside with a reason",
    arguments: [
      ("", "empty"), ("  \n", "empty"), ("<html><body> </body></html>", "empty"),
      (
        "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>nginx</p></body></html>",
        "error_page"
      ),
      (
        "<html><head><title>Just a moment...</title></head><body><p>Checking your browser.</p></body></html>",
        "error_page"
      ),
      ("<html><body><ul><li><a href=/1>One</a><li><a href=/2>Two</a></ul></body></html>", "no_article"),
      ("<html><body><p>Too short.</p></body></html>", "no_article"),
      ("%PDF-1.7 and so on", "binary"),
    ])
  func pages(_ page: String, _ reason: String) {
    #expect(ArticleReading.rejection(Array(page.utf8)) == reason)
  }

  @Test("a page that asks for consent is no article, and an article that tells of cookies is one")
  func consent() throws {
    let wall = """
      <html><head><title>Before you continue</title></head><body><div><p>We use cookies and similar means to
      measure how this site is read, and need your consent for that, which you may take back at any time.</p>
      <button>Accept all</button></div></body></html>
      """
    #expect(ArticleReading.rejection(Array(wall.utf8)) == "consent_wall")
    let article = ArticleReading.html().replacing(
      "the border crossing", with: "a cookie policy, your consent,"
    )
    .replacing("</article>", with: String(repeating: "<p>\(ArticleReading.paragraphs[0])</p>", count: 6))
    #expect(ArticleReading.rejection(Array(article.utf8)) == nil)
  }

  @Test("a few lines before a call to subscribe are a stub, more of them are an article")
  func paywall() {
    let call = "<div>Subscribe to continue reading.</div>"
    let data = """
      <script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>
      """
    for page in [ArticleReading.html(after: call), ArticleReading.html(head: data)] {
      let start = page.replacing(ArticleReading.paragraphs[1], with: "")
        .replacing(ArticleReading.paragraphs[2], with: "It is not known what they will do about it next.")
      #expect(ArticleReading.rejection(Array(start.utf8)) == "paywall")
      #expect(ArticleReading.rejection(Array(page.utf8)) == nil)
    }
  }

  @Test("a page of headings that lead to articles is a list")
  func lists() {
    let teasers = (1...12).map {
      """
      <div><h2><a href=/\($0)>The minister met the \($0). delegation</a></h2><p>The talks took place in the old \
      town hall of Port Alden, and ended late.</p></div>
      """
    }
    let page = "<html><body><main>\(teasers.joined())</main></body></html>"
    #expect(ArticleReading.rejection(Array(page.utf8)) == "list")
  }

  @Test("a binary file is not read as a page, whatever its name says")
  func binary() {
    let noise = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 >> 3) }
    #expect(ArticleReading.rejection(noise) == "binary")
    #expect(ArticleReading.rejection(noise, mediaType: "text/plain") == "binary")
    #expect(ArticleReading.rejection([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == "binary")
    #expect(ArticleReading.rejection(Array("x".utf8), mediaType: "image/png") == "binary")
  }

  @Test("pages beyond the limits are set aside")
  func limits() {
    let stage = NormalizeStage(minimumCharacters: 120, maximumBytes: 500)
    let large = ArticleReading.document(Array(ArticleReading.html().utf8), mediaType: "text/html")
    #expect(throws: Rejection("too_large", "\(large.body.bytes.count) bytes of HTML, the limit is 500")) {
      try stage.article(of: large)
    }
    let attributes = (0..<100_000).map { " a\($0)" }.joined()
    #expect(ArticleReading.rejection(Array("<p\(attributes)>text".utf8)) == "too_complex")
  }

  @Test("in a chunk, the good documents go on and the bad ones are rejects")
  func chunk() throws {
    var lines: [UInt8] = []
    let bodies = [Array(ArticleReading.html().utf8), [], Array("Plain words.".utf8)]
    for (number, body) in bodies.enumerated() {
      var document = ArticleReading.document(body, mediaType: number == 2 ? "text/plain" : "text/html")
      document.id = "d\(number)"
      lines += document.canonicalLine + [0x0A]
    }
    var output = StageOutput()
    try ArticleReading.stage.map(ChunkLines(lines), into: &output)
    #expect(output.lines(of: NormalizeStage.port).keys.map(\.id) == ["a0", "a2"])
    #expect(output.rejects.map(\.reason) == ["empty"])
    #expect(output.rejects.first?.locator == "press/12")
  }

  @Test("the module declares what it takes, gives and depends on")
  func descriptor() throws {
    let descriptor = Normalize.descriptor
    #expect(descriptor.inputs.map(\.record) == ["Document"])
    #expect(descriptor.outputs.map(\.schema.table) == ["articles"])
    #expect(descriptor.libraries["libxml2"]?.isEmpty == false)
    #expect(descriptor.codeDigest.count == 64)
    guard case .map = try Normalize.make(Parameters(defaultsOf: descriptor.parameters)) else {
      Issue.record("normalize is not of shape map")
      return
    }
  }
}
