import Foundation
import Testing

@Suite("A wrong pipeline file is told with its place, and nothing runs", .serialized)
struct PipelineFileTests {
  static let cases: [(name: String, text: String, errors: [String])] = [
    ("tab", "pipeline: x\nstages:\n\tfetch:\n", ["p.yaml:3:1: error:"]),
    ("quote", "pipeline: \"x\nstages:\n", ["p.yaml:1:11: error:"]),
    ("duplicate", "pipeline: x\npipeline: y\nstages: {}\n", ["p.yaml:2:1: error: duplicate key"]),
    ("empty", "", ["p.yaml:1:1: error:"]),
    ("deep", String(repeating: "[", count: 20_000), ["p.yaml:1:"]),
    (
      "several",
      """
      pipeline: x
      stages:
        fetch: { with: { sources: [ { foldr: a } ] } }
        normalise: { inputs: [fetch] }
        extract: { inputs: [fetch], with: { min_confidence: high, tolerence: 3 } }

      """,
      [
        "p.yaml:3:", "did you mean 'folder'", "p.yaml:4:", "did you mean 'normalize'", "p.yaml:5:",
        "min_confidence",
      ]
    ),
    (
      "cycle",
      """
      pipeline: x
      stages:
        a: { uses: normalize, inputs: [b] }
        b: { uses: normalize, inputs: [a] }

      """, ["a -> b -> a"]
    ),
  ]

  @Test("each mistake is one line with file, line and column; exit status 78", arguments: cases.indices)
  func mistakes(index: Int) throws {
    let (name, text, errors) = Self.cases[index]
    let workplace = try Workplace()
    try workplace.write(text, to: "p.yaml")
    let result = try Program.run("run", "p.yaml", in: workplace.folder)
    #expect(result.status == 78, "\(name): \(result.errors)")
    for error in errors { #expect(result.errors.contains(error), "\(name): \(result.errors)") }
    #expect(!FileManager.default.fileExists(atPath: workplace.folder + "/.demarche"))
    #expect(result.output.isEmpty)
  }

  @Test("a file that is not there, and a folder, are told")
  func noFile() throws {
    let workplace = try Workplace()
    for path in ["nowhere.yaml", "."] {
      let result = try Program.run("validate", path, in: workplace.folder)
      #expect(result.status == 78, "\(result.errors)")
      #expect(result.errors.contains("error:"))
    }
  }

  @Test("a file that is not UTF-8 is told")
  func notUTF8() throws {
    let workplace = try Workplace()
    try workplace.write(Data([0x70, 0x3A, 0x20, 0xC3, 0x28, 0x0A]), to: "p.yaml")
    let result = try Program.run("validate", "p.yaml", in: workplace.folder)
    #expect(result.status == 78)
    #expect(result.errors.contains("p.yaml:1:"))
  }

  @Test("usage mistakes exit 64")
  func usage() throws {
    let workplace = try Workplace.example()
    #expect(try Program.run("run", in: workplace.folder).status == 64)
    #expect(
      try Program.run("run", "pipelines/example.yaml", "--jobs", "0", in: workplace.folder).status == 64)
    let result = try Program.run("run", "pipelines/example.yaml", "--only", "extrakt", in: workplace.folder)
    #expect(result.status == 64)
    #expect(result.errors.contains("did you mean 'extract'?"))
  }

  @Test("validate, graph, stages and init work on the example, and what init writes is valid")
  func verbs() throws {
    let workplace = try Workplace.example()
    let valid = try Program.run("validate", "pipelines/example.yaml", in: workplace.folder)
    #expect(valid.status == 0, "\(valid.errors)")
    #expect(
      try Program.run("graph", "pipelines/example.yaml", in: workplace.folder).output.contains("extract"))
    #expect(
      try Program.run("graph", "pipelines/example.yaml", "--format", "dot", in: workplace.folder).output
        .hasPrefix("digraph"))
    #expect(try Program.run("stages", in: workplace.folder).output.contains("min_confidence"))
    #expect(try Program.run("init", "mine.yaml", in: workplace.folder).status == 0)
    let mine = try Program.run("validate", "mine.yaml", in: workplace.folder)
    #expect(mine.status == 0, "\(mine.errors)")
    #expect(try Program.run("init", "mine.yaml", in: workplace.folder).status == 1)
  }
}
