import Foundation
import Testing

@Suite("The command accounts for what it did, and for every row", .serialized)
struct AccountTests {
  private static let file = "pipelines/example.yaml"

  private func edited() throws -> Workplace {
    let workplace = try Workplace.example()
    _ = try Program.run("run", "--quiet", Self.file, in: workplace.folder)
    let name = "pipelines/example/articles/valdoria-grey-heron-protest.html"
    let text = try workplace.read(name)
    try workplace.write(text.replacingOccurrences(of: "unlawful", with: "illegal"), to: name)
    return workplace
  }

  private func object(_ result: Program.Result) throws -> [String: Any] {
    #expect(result.status == 0, "\(result.errors)")
    return try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test("a statement is followed back to the bytes of its page, and its words are those of the article")
  func statement() throws {
    let workplace = try Workplace.example()
    _ = try Program.run("run", "--quiet", Self.file, in: workplace.folder)
    let row = try #require(try workplace.rows("outputs/example/statements.jsonl").first)
    let identifier = try #require(row["statement_id"] as? String)
    let chain = try object(
      Program.run("explain", Self.file, "--statement", identifier, "--json", in: workplace.folder))
    #expect(chain["table"] as? String == "statements")
    #expect(chain["words"] as? String == row["text"] as? String)
    #expect(chain["text_is_intact"] as? Bool == true)
    let steps = try #require(chain["steps"] as? [[String: Any]])
    #expect(steps.map { $0["stage"] as? String } == ["deduplicate", "extract", "normalize", "fetch"])
    #expect(steps.dropLast().allSatisfy { $0["key"] is String })
    let facts = try #require(steps.last?["facts"] as? [String: Any])
    let path = try #require(facts["locator"] as? String)
    let page = try Data(
      contentsOf: URL(fileURLWithPath: workplace.folder + "/pipelines/example/articles/" + path))
    #expect(facts["bytes"] as? Int == page.count)
    let text = try Program.run("explain", Self.file, "--statement", identifier, in: workplace.folder)
    #expect(text.output.contains("rule: "))
    #expect(try Program.run("explain", Self.file, "--statement", "s0", in: workplace.folder).status == 64)
    #expect(try Program.run("explain", Self.file, in: workplace.folder).status == 64)
  }

  @Test("plan counts records and time, diff names rows, fields and cause, and why-not the key")
  func difference() throws {
    let workplace = try edited()
    let plan = try Program.run("plan", Self.file, in: workplace.folder)
    #expect(plan.output.contains("because what the sources show: 1 changed;"), "\(plan.output)")
    #expect(plan.output.contains("in all, by the median rates of 1 earlier run"))
    _ = try Program.run("run", "--quiet", Self.file, in: workplace.folder)
    let diff = try Program.run("diff", Self.file, "1", "2", in: workplace.folder)
    #expect(diff.status == 0, "\(diff.errors)")
    #expect(diff.output.hasPrefix("because fetch: what the sources show: 1 changed;"), "\(diff.output)")
    #expect(diff.output.contains("(first differs in fetch)"))
    #expect(try Program.run("diff", Self.file, "1", "9", in: workplace.folder).status == 64)
    let same = try Program.run("explain", Self.file, "--why-not", "extract", in: workplace.folder)
    #expect(same.output.hasPrefix("extract was not reused"))
    _ = try Program.run("run", "--quiet", Self.file, in: workplace.folder)
    let reused = try Program.run("explain", Self.file, "--why-not", "extract", in: workplace.folder)
    #expect(reused.output.hasPrefix("extract was reused in run 3: its key is that of the result of run 2"))
  }

  @Test("every reading verb prints JSON that parses")
  func json() throws {
    let workplace = try edited()
    _ = try Program.run("run", "--quiet", Self.file, in: workplace.folder)
    let questions = [
      ["plan", Self.file], ["status", Self.file], ["explain", Self.file, "extract"],
      ["explain", Self.file, "--why-not", "extract"], ["history", Self.file], ["show", Self.file, "1"],
      ["diff", Self.file, "1", "2"], ["verify", Self.file, "--sample", "10%"], ["verify", Self.file],
      ["gc", Self.file, "--dry-run"], ["fsck", Self.file], ["pin", Self.file],
    ]
    for question in questions {
      let (process, output, errors) = try Program.start(question + ["--json"], in: workplace.folder)
      let printed = output.fileHandleForReading.readDataToEndOfFile()
      let told = errors.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(question): \(String(decoding: told, as: UTF8.self))")
      let lines = printed.split(separator: 0x0A)
      #expect(!lines.isEmpty, "\(question)")
      for line in lines {
        #expect(throws: Never.self, "\(question)") { try JSONSerialization.jsonObject(with: line) }
      }
    }
  }

  @Test("a guarded run is refused with status 1 and accepted on demand")
  func guarded() throws {
    let workplace = try Workplace.example()
    let text = try workplace.read(Self.file)
    try workplace.write(
      text.replacingOccurrences(of: "publish:\n", with: "publish:\n  max_change: 0.5%\n"), to: Self.file)
    _ = try Program.run("run", "--quiet", Self.file, in: workplace.folder)
    let before = try workplace.published("outputs/example")
    for name in try FileManager.default.contentsOfDirectory(
      atPath: workplace.folder + "/pipelines/example/articles"
    ).sorted().prefix(3) {
      try workplace.remove("pipelines/example/articles/" + name)
    }
    let refused = try Program.run("run", "--quiet", Self.file, in: workplace.folder)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("error: run 2 would remove 3 of the"), "\(refused.errors)")
    #expect(try workplace.published("outputs/example") == before)
    let accepted = try Program.run("run", "--quiet", "--accept-change", Self.file, in: workplace.folder)
    #expect(accepted.status == 0, "\(accepted.errors)")
    #expect(try workplace.published("outputs/example") != before)
  }

  @Test("pins, collection, check and a run as of a day work from the command line")
  func keeping() throws {
    let workplace = try edited()
    _ = try Program.run("run", "--quiet", Self.file, in: workplace.folder)
    #expect(try Program.run("pin", Self.file, "1", "--name", "paper", in: workplace.folder).status == 0)
    #expect(try Program.run("history", Self.file, in: workplace.folder).output.contains("[paper]"))
    let kept = try Program.run("gc", Self.file, "--keep", "1", "--grace", "0", in: workplace.folder)
    #expect(kept.output.contains("kept: runs 1, 2;"), "\(kept.errors)")
    #expect(try Program.run("unpin", Self.file, "paper", in: workplace.folder).status == 0)
    #expect(try Program.run("unpin", Self.file, "paper", in: workplace.folder).status == 64)
    let gone = try Program.run("gc", Self.file, "--keep", "1", "--grace", "0", in: workplace.folder)
    #expect(gone.output.contains("gone now: "), "\(gone.output)")
    #expect(try Program.run("fsck", Self.file, in: workplace.folder).status == 0)
    #expect(try Program.run("diff", Self.file, "1", "2", in: workplace.folder).status == 1)
    #expect(try Program.run("run", Self.file, in: workplace.folder).output.hasPrefix("nothing changed"))
    let day = try Program.run("run", "--quiet", Self.file, "--as-of", "2999-01-01", in: workplace.folder)
    #expect(day.status == 0, "\(day.errors)")
    #expect(
      try workplace.published("outputs/example-as-of") == (try workplace.published("outputs/example")))
    let early = try Program.run("run", Self.file, "--as-of", "1999-01-01", in: workplace.folder)
    #expect(early.status == 64)
    #expect(try Program.run("run", Self.file, "--as-of", "soon", in: workplace.folder).status == 64)
  }
}
