import Foundation
import Testing

@Suite("Bad input is a row in rejects, or is read right; the rest goes on", .serialized)
struct BadInputTests {
  private static let good = """
    PORT ALDEN, March 14, 2025 - "We strongly protest against the closure of the strait," Valdorian foreign ministry \
    spokeswoman Mira Solen said on Friday. She called on Kestria to reopen it at once.

    """

  private static func page(_ text: String, charset: String? = nil) -> String {
    """
    <!DOCTYPE html><html lang="en"><head>\(charset.map { "<meta charset=\"\($0)\">" } ?? "")<title>Note</title></head>
    <body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Note on the café talks</h1>
    <p>\(text)</p><p>The minister of Valdoria told reporters on Friday that the talks in the café had been “useful”, and \
    that both sides would meet again in the first week of the next month.</p>
    <p>He added that no date had been fixed for the signing of the fisheries accord between the two countries.</p></article>
    <footer>Imprint</footer></body></html>
    """
  }

  @Test("unreadable, empty, huge, binary, foreign encodings")
  func files() throws {
    let utf16 = Data([0xFF, 0xFE]) + (Self.page("Wide text.").data(using: .utf16LittleEndian) ?? Data())
    let windows = try #require(
      Self.page("Accents.", charset: "windows-1252").data(using: .windowsCP1252))
    let workplace = try Workplace.folder([
      "good.txt": Data(Self.good.utf8),
      "empty.html": Data(),
      "binary.html": Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7) }),
      "wide.html": utf16,
      "windows.html": windows,
      "line.txt": Data(String(repeating: "word ", count: 10_000_000).utf8),
    ])
    try FileManager.default.createSymbolicLink(
      atPath: workplace.folder + "/articles/dangling.txt", withDestinationPath: "/nowhere")
    let result = try Program.run("run", "pipeline.yaml", in: workplace.folder)
    #expect([0, 3].contains(result.status), "\(result.errors)")
    let articles = try workplace.rows("out/articles.jsonl")
    let texts = Dictionary(
      articles.map { ($0["locator"] as? String ?? "", $0["text"] as? String ?? "") },
      uniquingKeysWith: { a, _ in a })
    #expect(texts["good.txt"] == Self.good)
    #expect(texts["wide.html"]?.contains("Wide text.") == true)
    #expect(texts["wide.html"]?.contains("café") == true)
    #expect(texts["windows.html"]?.contains("in the café had been “useful”") == true)
    let rejects = try workplace.rows("out/rejects.jsonl")
    let reasons = Dictionary(
      rejects.map { ($0["locator"] as? String ?? "", $0["reason"] as? String ?? "") },
      uniquingKeysWith: { a, _ in a })
    #expect(reasons["empty.html"] == "empty")
    #expect(reasons["binary.html"] == "binary")
    #expect(reasons["dangling.txt"] == "unreadable")
    #expect(texts["line.txt"] != nil || reasons["line.txt"] != nil)
    #expect(try workplace.rows("out/statements.jsonl").contains { $0["locator"] == nil && $0["act"] != nil })
  }

  @Test("a feed that is not XML and a folder that is not there are named, and the other sources go on")
  func sources() throws {
    let workplace = try Workplace.folder(["good.txt": Data(Self.good.utf8)])
    try workplace.write("this is no feed at all", to: "feed.xml")
    try workplace.write(
      Workplace.pipeline(sources: "[ { folder: articles }, { feed: feed.xml }, { folder: nowhere } ]"),
      to: "pipeline.yaml")
    let result = try Program.run("run", "pipeline.yaml", in: workplace.folder)
    #expect(result.status == 3)
    #expect(result.errors.contains("feed"))
    #expect(result.errors.contains("nowhere"))
    #expect(try workplace.rows("out/statements.jsonl").count >= 2)
  }
}
