import PipelineFile
import Records
import Testing

@Suite("The JSON Schema of pipeline files")
struct PipelineSchemaTests {
  @Test("a small registry's schema, whole")
  func whole() {
    let json = String(
      decoding: PipelineSchema.json(registry: StageRegistry([FakeNormalize.self])), as: UTF8.self)
    #expect(json == "")
  }

  @Test("it is JSON, and the same each time")
  func deterministic() throws {
    let json = PipelineSchema.json(registry: FakeStages.registry)
    var reader = JSONReader(json)
    try reader.skip()
    #expect(json == PipelineSchema.json(registry: FakeStages.registry))
  }
}
