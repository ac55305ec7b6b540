import Records
import StageKit
import Testing

@testable import Extract

@Suite("The stage module")
struct StageTests {
  private func lines(_ article: Article, _ given: [String: ParameterValue] = [:]) throws -> [Statement] {
    guard
      case .map(let stage) = try Extract.make(Parameters(defaultsOf: Extract.descriptor.parameters, given))
    else {
      Issue.record("extract is no map stage")
      return []
    }
    var output = StageOutput()
    try stage.map(ChunkLines(article.canonicalLine + [0x0A]), into: &output)
    return try ChunkLines(output.lines(of: "statements").bytes).records()
  }

  private static let text = "Norway said the buoy was its own. Officials hope that it will be returned."

  @Test("statements of a chunk come out as records, with what the article knows")
  func chunk() throws {
    var article = InventedWorld.article(Self.text, published: "2025-03-12")
    article.outlet = "Harbour News"
    article.textSHA256 = "abc"
    let found = try lines(article)
    #expect(found.first?.actor == "NOR")
    #expect(found.first?.outlet == "Harbour News")
    #expect(found.first?.textSHA256 == "abc")
    #expect(found.allSatisfy { $0.articleID == article.id && $0.id.hasPrefix("s" + article.id.dropFirst()) })
  }

  @Test("min_confidence leaves out what is less sure")
  func confidence() throws {
    let all = try lines(
      InventedWorld.article(Self.text), ["min_confidence": .number(0), "model": .text("none")])
    let sure = try lines(
      InventedWorld.article(Self.text), ["min_confidence": .number(0.7), "model": .text("none")])
    #expect(all.count == 2)
    #expect(sure.map(\.speakerMention) == ["Norway"])
  }

  @Test("an article in another language yields nothing unless it is asked for")
  func languages() throws {
    var article = InventedWorld.article(Self.text)
    article.language = "fr"
    #expect(try lines(article).isEmpty)
    #expect(try !lines(article, ["languages": .list([.text("en"), .text("fr")])]).isEmpty)
    article.language = "en-GB"
    #expect(try !lines(article).isEmpty)
    article.language = nil
    #expect(try !lines(article).isEmpty)
  }

  @Test("the same article gives the same statements, alone or after others")
  func deterministic() throws {
    let article = InventedWorld.article(SpeakerTests.report, published: "2025-03-12")
    let first = try InventedWorld.extractor().statements(in: article).map(\.canonicalLine)
    let extractor = try InventedWorld.extractor()
    _ = extractor.statements(in: InventedWorld.article(Self.text))
    #expect(extractor.statements(in: article).map(\.canonicalLine) == first)
    #expect(Set(first).count == first.count)
  }
}
