import Foundation
import Testing

@Suite("docs/writing-a-stage.md")
struct WritingAStageTests {
  private func page() throws -> String {
    try String(contentsOfFile: Workplace.repository + "/docs/writing-a-stage.md", encoding: .utf8)
  }

  /// The code blocks of a language, in order.
  private func blocks(_ language: String) throws -> [String] {
    try page().components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  @Test("the stage on the page is the one in the repository, in under 60 lines")
  func sameCode() throws {
    let code = try #require(try blocks("swift").first)
    let file = Workplace.repository + "/stages/Select/Select.swift"
    #expect(try code == String(contentsOfFile: file, encoding: .utf8))
    #expect(code.split(separator: "\n", omittingEmptySubsequences: false).count < 60)
  }

  @Test("the lines that make it known are there")
  func known() throws {
    let lines = try blocks("swift").dropFirst()
    for (line, file) in zip(lines, ["Package.swift", "Sources/demarche/Registry.swift"]) {
      #expect(try String(contentsOfFile: Workplace.repository + "/" + file, encoding: .utf8).contains(line))
    }
    #expect(lines.count == 2)
  }

  @Test("the pipeline on the page runs, and keeps the article that has one of the words")
  func runs() throws {
    let workplace = try Workplace()
    try workplace.write(try #require(try blocks("yaml").first), to: "treaties.yaml")
    let text = "PORT ALDEN, March 14, 2025 - The minister of Valdoria said on Friday that the "
    try workplace.write(
      text + "treaty on the strait would be signed in the first week of May, after ten years of talks.\n",
      to: "articles/a.txt")
    try workplace.write(
      text + "harbour would be open again in the first week of May, after ten months of repairs there.\n",
      to: "articles/b.txt")
    let result = try Program.run("run", "treaties.yaml", in: workplace.folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("select        ran 1 of 1 actions, 1 records"), "\(result.errors)")
  }
}
