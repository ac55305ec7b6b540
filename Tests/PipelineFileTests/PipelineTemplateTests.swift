import PipelineFile
import Testing

@Suite("The file that a new pipeline begins with")
struct PipelineTemplateTests {
  @Test(
    "it is a good file, whatever name is asked for",
    arguments: [
      ("nightly", "nightly"), ("12", "12"), ("null", "null"), ("my pipeline", "my-pipeline"), ("--x", "x"),
      ("été\n\"'", "t----"), ("", "pipeline"), ("...", "pipeline"),
      (String(repeating: "n", count: 500), String(repeating: "n", count: 100)),
    ])
  func good(asked: String, name: String) throws {
    let loaded = try pipeline(PipelineTemplate.text(name: asked), folder: "/data")
    #expect(loaded.name == name)
    #expect(loaded.stages.map(\.name) == ["fetch", "normalize", "extract", "deduplicate", "aggregate"])
    #expect(loaded.publication?.folder == "/data/outputs/\(name)")
  }
}
