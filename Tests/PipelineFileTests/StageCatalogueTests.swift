import PipelineFile
import Testing

@Suite("The list of stages")
struct StageCatalogueTests {
  @Test("a stage shows its shape, inputs, outputs, and parameters with types, defaults and meaning")
  func stage() {
    let text = StageCatalogue.text(registry: StageRegistry([FakeFetch.self, FakeDeduplicate.self]))
    #expect(text == "")
  }

  @Test("no line is longer than a terminal of 100 columns")
  func width() {
    let lines = StageCatalogue.text(registry: FakeStages.registry).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.count > 40)
  }
}
