import PipelineFile
import Records
import Testing

@Suite("The JSON Schema of pipeline files")
struct PipelineSchemaTests {
  @Test("a registry of one stage, whole")
  func whole() {
    let json = PipelineSchema.json(registry: StageRegistry([FakeFetch.self]))
    #expect(String(decoding: json, as: UTF8.self) == fetchSchema)
  }

  @Test("it is JSON, and the same each time")
  func deterministic() throws {
    let json = PipelineSchema.json(registry: FakeStages.registry)
    var reader = JSONReader(json)
    try reader.skip()
    #expect(json == PipelineSchema.json(registry: FakeStages.registry))
  }
}
