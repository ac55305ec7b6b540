import Foundation
import Testing

@Suite("What reruns, and what does not", .serialized)
struct RerunTests {
  private func run(_ workplace: Workplace, _ arguments: String...) throws -> Program.Result {
    let (process, output, errors) = try Program.start(
      ["run", "pipelines/example.yaml"] + arguments, in: workplace.folder)
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let told = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Program.Result(
      status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      errors: String(decoding: told, as: UTF8.self))
  }

  @Test("the example gives results; a second run, and one after touching a file, does nothing")
  func secondRun() throws {
    let workplace = try Workplace.example()
    let first = try run(workplace)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("results: "))
    #expect(try workplace.read("outputs/example/statements.csv").split(separator: "\n").count > 100)
    let before = try workplace.published("outputs/example")
    let second = try run(workplace)
    #expect(second.output.hasPrefix("nothing changed"), "\(second.errors)")
    let article = workplace.folder + "/pipelines/example/articles/valdoria-grey-heron-protest.html"
    try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: article)
    let third = try run(workplace)
    #expect(third.output.hasPrefix("nothing changed"), "\(third.errors)")
    #expect(try workplace.published("outputs/example") == before)
  }

  @Test("an edited article reruns one chunk a stage")
  func editedArticle() throws {
    let workplace = try Workplace.example()
    _ = try run(workplace)
    let name = "pipelines/example/articles/valdoria-grey-heron-protest.html"
    let text = try workplace.read(name)
    try workplace.write(text.replacingOccurrences(of: "unlawful", with: "illegal"), to: name)
    let second = try run(workplace, "--json")
    let summary = try JSONSerialization.jsonObject(with: Data(second.output.utf8)) as? [String: Any]
    let stages = try #require(summary?["stages"] as? [[String: Any]])
    for stage in stages.prefix(3) {
      let record = try #require(stage["record"] as? [String: Any])
      #expect(record["ran"] as? Int == 1, "\(stage["stage"] ?? "")")
    }
  }

  @Test(
    "a changed parameter reruns its stage and what follows, and explain names it, its values and its line")
  func changedParameter() throws {
    let workplace = try Workplace.example()
    _ = try run(workplace)
    let text = try workplace.read("pipelines/example.yaml")
    try workplace.write(
      text.replacingOccurrences(
        of: "extract:     { inputs: [normalize], with: { ",
        with: "extract:\n    inputs: [normalize]\n    with: { min_confidence: 0.75, "
      ).replacingOccurrences(of: "actors.yaml } }", with: "actors.yaml }"), to: "pipelines/example.yaml")
    let explained = try Program.run("explain", "pipelines/example.yaml", "extract", in: workplace.folder)
    let line = try #require(explained.output.split(separator: "\n").first { $0.contains("min_confidence") })
    #expect(line.contains("-> 0.75 (pipelines/example.yaml:"), "\(line)")
    let second = try run(workplace)
    #expect(second.status == 0)
    #expect(second.errors.contains("fetch         unchanged"))
    #expect(second.errors.contains("normalize     reused"))
    #expect(second.errors.contains("extract       ran"))
    let after = try Program.run("explain", "pipelines/example.yaml", "extract", in: workplace.folder)
    #expect(after.output.contains("up to date"))
    #expect(after.output.contains("min_confidence"), "the reason of the last work is kept")
  }

  @Test("--only with --force reruns that stage alone")
  func only() throws {
    let workplace = try Workplace.example()
    _ = try run(workplace)
    let second = try run(workplace, "--only", "extract", "--force")
    #expect(second.status == 0)
    #expect(second.errors.contains("extract       ran"))
    #expect(second.errors.contains("because --force"))
    #expect(!second.errors.contains("normalize"))
  }

  @Test("another folder name, other file times and another number of jobs rerun nothing")
  func surroundings() throws {
    let workplace = try Workplace.example()
    _ = try run(workplace)
    let before = try workplace.published("outputs/example")
    let moved = try Workplace()
    let times = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)]
    for name in ["pipelines", "outputs"] {
      try FileManager.default.moveItem(
        atPath: workplace.folder + "/" + name, toPath: moved.folder + "/" + name)
    }
    let articles = moved.folder + "/pipelines/example/articles"
    for name in try FileManager.default.contentsOfDirectory(atPath: articles) {
      try FileManager.default.setAttributes(times, ofItemAtPath: articles + "/" + name)
    }
    for jobs in ["1", "3"] {
      let result = try run(moved, "--jobs", jobs)
      #expect(result.status == 0, "\(result.errors)")
      #expect(!result.errors.contains(" ran "), "\(result.errors)")
    }
    let inProcess = try run(moved, "--in-process", "--force")
    #expect(inProcess.status == 0)
    #expect(try moved.published("outputs/example") == before)
  }

  @Test("white space, comments and the order of keys in the pipeline file rerun nothing")
  func cosmetics() throws {
    let workplace = try Workplace.example()
    _ = try run(workplace)
    let text = try workplace.read("pipelines/example.yaml")
    try workplace.write(
      "# a comment\n\n"
        + text.replacingOccurrences(
          of: "{ articles: normalize, statements: extract }",
          with: "{ statements:   extract,   articles: normalize }"),
      to: "pipelines/example.yaml")
    #expect(try run(workplace).output.hasPrefix("nothing changed"))
  }
}
