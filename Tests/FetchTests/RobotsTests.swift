import Testing

@testable import Fetch

@Suite("robots.txt, by RFC 9309")
struct RobotsTests {
  private func allows(_ robots: String, _ path: String, token: String = "demarche") -> Bool {
    RobotsFile.rules(Array(robots.utf8), token: token).allows(path: path)
  }

  @Test(
    "groups",
    arguments: [
      ("", true), ("Disallow: /", true), ("User-agent: *\nDisallow: /", false),
      ("user-AGENT : Demarche/2.0 \t# us\ndisALLOW : /", false),
      ("User-agent: other\nDisallow: /", true),
      ("User-agent: demarche-news\nDisallow: /", true),
      ("User-agent: *\nDisallow: /\nUser-agent: demarche\nDisallow: /b", true),
      ("User-agent: demarche\nUser-agent: other\n\nDisallow: /", false),
      ("User-agent: demarche\nSitemap: /s\nUser-agent: other\nDisallow: /", false),
      ("User-agent: demarche\nAllow: /b\nUser-agent: demarche\nDisallow: /a", false),
      ("User-agent: demarche\nDisallow:\n\nUser-agent: *\nDisallow: /", true),
      ("User-agent: *\r\nDisallow: /a\rAllow: /", false), ("\u{FEFF}User-agent: *\nDisallow: /", false),
      ("User-agent demarche\nDisallow /", false), ("User-agent: *\nDisallow /a now", true),
      ("User-agent: * all\nDisallow: /a", false), ("User-agent: *all\nDisallow: /a", true),
    ])
  func groups(robots: String, isAllowed: Bool) { #expect(allows(robots, "/a") == isAllowed) }

  @Test(
    "patterns",
    arguments: [
      ("/a", "/a", true), ("/a", "/ab?c", true), ("/a", "/A", false), ("/a$", "/a", true),
      ("/a$", "/ab", false),
      ("/*.pdf", "/x/y.pdf?z", true), ("/*.pdf$", "/x/y.pdf?z", false), ("/*.pdf$", "/x.pdf/y.pdf", true),
      ("*", "/", true), ("/a*b*c", "/a-c-b", false), ("/a*b*c", "/a-b-c", true), ("/a*$", "/abc", true),
      ("/$", "/", true), ("/a$b", "/a$b", true), ("/ab$", "/aab", false), ("/a*a$", "/a", false),
      ("/caf\u{E9}", "/caf%C3%A9", true), ("/%e2", "/%E2", true), ("/a/**/b", "/a/x/b", true),
    ])
  func patterns(pattern: String, path: String, fits: Bool) {
    #expect(allows("User-agent: *\nDisallow: \(pattern)", path) == !fits)
  }

  @Test("the longest pattern decides, and of two of one length the one that allows")
  func precedence() {
    #expect(allows("User-agent: *\nDisallow: /\nAllow: /a", "/ab"))
    #expect(!allows("User-agent: *\nAllow: /a\nDisallow: /*b.html", "/ab.html"))
    #expect(allows("User-agent: *\nDisallow: /a\nAllow: /a", "/a"))
    #expect(allows("User-agent: *\nDisallow: /", "/robots.txt"))
  }

  @Test("in normal form, escapes of unreserved characters are undone, those of others are not")
  func normalForm() {
    let rules = RobotsFile.rules(Array("User-agent: *\nDisallow: /%7eode%2F*?a=%62$".utf8), token: "x")
      .normalized
    #expect(!rules.allows(path: "/~ode%2Fx?a=b") && rules.allows(path: "/~ode/x?a=b"))
    #expect(RobotsRules(texts: rules.texts) == rules)
  }

  @Test(
    "the delay that a host asks for is its group's, and ends no group",
    arguments: [
      ("User-agent: *\nCrawl-delay: 10", 10), ("User-agent: *\nCrawl-delay: 2.5\nDisallow: /b", 2.5),
      ("User-agent: other\nCrawl-delay: 10", nil), ("Crawl-delay: 10", nil),
      ("User-agent: *\nCrawl-delay: 10\nUser-agent: demarche\nDisallow: /b", nil),
      ("User-agent: demarche\nCrawl-delay: 3\nUser-agent: *\nCrawl-delay: 9", 9),
      ("User-agent: *\nCrawl-delay: 10\nCrawl-delay: 20", 20), ("User-agent: *\nCrawl-delay: -1", nil),
      ("User-agent: *\nCrawl-delay: soon", nil), ("User-agent: *\nCrawl-delay: nan", nil),
      ("User-agent: *\nCrawl-delay: 1e300", 86_400),
    ] as [(String, Double?)])
  func delay(robots: String, seconds: Double?) {
    let rules = RobotsFile.rules(Array(robots.utf8), token: "demarche").normalized
    #expect(rules.delay == seconds)
    #expect(RobotsRules(texts: rules.texts) == rules)
  }

  @Test("of a large file the first 500 KiB count")
  func large() {
    let start = "User-agent: *\nDisallow: /a\n#" + String(repeating: "x", count: 500 << 10)
    #expect(!allows(start + "\nDisallow: /b", "/a") && allows(start + "\nDisallow: /b", "/b"))
  }

  @Test("a pattern made to take long does not")
  func hostile() {
    let pattern = String(repeating: "a*", count: 1000) + "b$"
    #expect(allows("User-agent: *\nDisallow: /" + pattern, "/" + String(repeating: "a", count: 3000)))
  }
}
