import Foundation
import Testing

@Suite("Runs are remembered, verified and gone back to", .serialized)
struct HistoryTests {
  @Test("history, show, verify and publish answer for the example")
  func verbs() throws {
    let workplace = try Workplace.example()
    _ = try Program.run("run", "--quiet", "pipelines/example.yaml", in: workplace.folder)
    _ = try Program.run("run", "--quiet", "pipelines/example.yaml", in: workplace.folder)
    let history = try Program.run("history", "pipelines/example.yaml", in: workplace.folder)
    #expect(history.output.split(separator: "\n").count == 2)
    #expect(history.output.hasPrefix("run 2 "))
    let shown = try Program.run("show", "pipelines/example.yaml", "1", in: workplace.folder)
    #expect(shown.output.contains("because it never ran before"))
    #expect(try Program.run("show", "pipelines/example.yaml", "7", in: workplace.folder).status == 64)
    let verified = try Program.run("verify", "pipelines/example.yaml", in: workplace.folder)
    #expect(verified.status == 0)
    #expect(verified.output.contains("extract.statements: "))
    #expect(!verified.output.contains("differs"))
    let back = try Program.run("publish", "pipelines/example.yaml", "--run", "1", in: workplace.folder)
    #expect(back.status == 0, "\(back.errors)")
    #expect(
      try Program.run("publish", "pipelines/example.yaml", "--run", "9", in: workplace.folder).status == 64)
  }

  @Test("cat prints records and rejects as JSON Lines, as many as asked for")
  func cat() throws {
    let workplace = try Workplace.example()
    _ = try Program.run("run", "--quiet", "pipelines/example.yaml", in: workplace.folder)
    let all = try Program.run("cat", "pipelines/example.yaml", "deduplicate", in: workplace.folder)
    #expect(all.output == (try workplace.read("outputs/example/statements.jsonl")))
    let three = try Program.run(
      "cat", "pipelines/example.yaml", "normalize", "--limit", "3", in: workplace.folder)
    #expect(three.output.split(separator: "\n").count == 3)
    let rejects = try Program.run("cat", "pipelines/example.yaml", "extract.rejects", in: workplace.folder)
    #expect(rejects.status == 0 && rejects.output.isEmpty)
    #expect(
      try Program.run("cat", "pipelines/example.yaml", "extract.rejets", in: workplace.folder).status == 64)
  }
}
