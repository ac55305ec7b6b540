import Testing

@testable import Fetch

@Suite("Patterns of file names")
struct GlobPatternTests {
  @Test(
    "a pattern matches these paths and not those",
    arguments: [
      ("*.html", ["a.html", "x/y/a.html", ".html"], ["a.htm", "a.html/b"]),
      ("press/*.html", ["press/a.html"], ["press/x/a.html", "a.html", "other/press/a.html"]),
      ("**/*.html", ["a.html", "x/a.html", "x/y/a.html"], ["a.txt"]),
      ("press/**", ["press/a", "press/x/y"], ["press", "pressx/a"]),
      ("a/**/z", ["a/z", "a/b/z", "a/b/c/z"], ["a/bz", "az", "b/a/z"]),
      ("a?c", ["abc", "a☃c", "x/abc"], ["ac", "a/c", "abbc"]),
      ("[a-c]1", ["a1", "c1"], ["d1", "-1"]), ("[!a-c]1", ["d1"], ["a1"]), ("[]x]", ["]", "x"], ["a"]),
      ("./old/", ["old", "x/old"], ["older"]), ("/a.txt", ["a.txt"], ["x/a.txt"]), ("*", ["a", "x/y"], []),
    ])
  func matches(pattern: String, these: [String], those: [String]) throws {
    let glob = try #require(GlobPattern(pattern))
    for path in these { #expect(glob.matches(path), "\(path)") }
    for path in those { #expect(!glob.matches(path), "\(path)") }
  }

  @Test("an empty pattern and an open bracket are no patterns", arguments: ["", "/", "./", "[a", "x[", "[]"])
  func refused(pattern: String) {
    #expect(GlobPattern(pattern) == nil)
  }

  @Test("many stars take no longer than they should")
  func manyStars() throws {
    let glob = try #require(GlobPattern(String(repeating: "*a", count: 50) + "b"))
    #expect(!glob.matches(String(repeating: "a", count: 2000)))
  }
}
