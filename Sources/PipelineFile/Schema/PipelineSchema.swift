import StageKit

/// The JSON Schema of pipeline files, for editors and for validators of others.
///
/// The dialect is draft 2020-12 (json-schema.org/draft/2020-12). A schema knows nothing of how stages refer to
/// one another, nor of files: those mistakes only the loader finds.
package enum PipelineSchema {
  /// The schema for the stage modules of a registry: UTF-8, ended by a line end, the same for the same registry.
  package static func json(registry: StageRegistry) -> [UInt8] {
    Array((document(registry).pretty + "\n").utf8)
  }

  private static func document(_ registry: StageRegistry) -> JSONText {
    .object([
      .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      .init("title", .string("Demarche pipeline file")),
      .init("type", .string("object")),
      .init("additionalProperties", .boolean(false)),
      .init("required", .strings([FileKey.pipeline.name, FileKey.stages.name])),
      .init(
        "properties",
        .object(
          [
            .init(FileKey.pipeline.name, name(meaning: FileKey.pipeline.meaning)),
            .init(FileKey.stages.name, stages(registry)),
            .init(FileKey.publish.name, publication),
            .init(FileKey.executor.name, ExecutorSchema.schema),
            .init(FileKey.store.name, store),
          ] + policyMembers)),
      .init(
        "$defs",
        .object(
          [.init("stage", anyStage(registry))]
            + registry.modules.map { .init(definition($0.descriptor), StageSchema.of($0.descriptor)) })),
    ])
  }

  private static func name(meaning: String) -> JSONText {
    .object([
      .init("description", .string(meaning)), .init("type", .string("string")),
      .init("pattern", .string(PipelineName.pattern)), .init("maxLength", .integer(PipelineName.longest)),
    ])
  }

  /// A stage with the name of a module is run by it unless it says otherwise; any other has to say.
  private static func stages(_ registry: StageRegistry) -> JSONText {
    let named = registry.modules.map { module in
      JSONText.Member(
        module.descriptor.name,
        .object([
          .init(
            "if",
            .object([.init("type", .string("object")), .init("required", .strings([FileKey.uses.name]))])),
          .init("then", reference("stage")),
          .init("else", reference(definition(module.descriptor))),
        ]))
    }
    return .object([
      .init("description", .string(FileKey.stages.meaning)),
      .init("type", .string("object")),
      .init("minProperties", .integer(1)),
      .init(
        "propertyNames",
        .object([
          .init("pattern", .string(PipelineName.pattern)), .init("maxLength", .integer(PipelineName.longest)),
        ])),
      .init("properties", .object(named)),
      .init("additionalProperties", reference("stage")),
    ])
  }

  private static func anyStage(_ registry: StageRegistry) -> JSONText {
    .object([
      .init("description", .string("A stage that names its module.")),
      .init("type", .string("object")),
      .init("required", .strings([FileKey.uses.name])),
      .init("properties", .object([.init(FileKey.uses.name, uses(registry.names))])),
      .init(
        "allOf",
        .array(
          registry.modules.map { module in
            let chosen = JSONText.object([.init("const", .string(module.descriptor.name))])
            return .object([
              .init("if", .object([.init("properties", .object([.init(FileKey.uses.name, chosen)]))])),
              .init("then", reference(definition(module.descriptor))),
            ])
          })),
    ])
  }

  private static func uses(_ names: [String]) -> JSONText {
    .object([.init("description", .string(FileKey.uses.meaning)), .init("enum", .strings(names))])
  }

  private static var publication: JSONText {
    let formats = JSONText.object([.init("enum", .strings(PublishFormat.allCases.map(\.rawValue)))])
    return .object([
      .init("description", .string(FileKey.publish.meaning)),
      .init("type", .strings(["object", "null"])),
      .init("additionalProperties", .boolean(false)),
      .init(
        "properties",
        .object([
          .init(
            FileKey.folder.name,
            .object([
              .init("description", .string(FileKey.folder.meaning)),
              .init("type", .strings(["string", "null"])),
              .init("minLength", .integer(1)),
            ])),
          .init(
            FileKey.formats.name,
            .object([
              .init("description", .string(FileKey.formats.meaning)),
              .init("type", .strings(["array", "null"])),
              .init("items", formats), .init("minItems", .integer(1)), .init("uniqueItems", .boolean(true)),
              .init("default", .strings(PublicationReader.defaultFormats.map(\.rawValue))),
            ])),
          .init(
            FileKey.keep.name,
            .object([
              .init("description", .string(FileKey.keep.meaning)),
              .init("type", .strings(["integer", "null"])),
              .init("minimum", .integer(1)), .init("default", .integer(PublicationReader.defaultKeep)),
            ])),
          .init(FileKey.maxChange.name, threshold(FileKey.maxChange, orCount: false)),
          .init(FileKey.maxRejects.name, threshold(FileKey.maxRejects, orCount: true)),
          .init(FileKey.postgres.name, postgres),
        ])),
    ])
  }

  private static var store: JSONText {
    .object([
      .init("description", .string(FileKey.store.meaning)), .init("type", .strings(["object", "null"])),
      .init("additionalProperties", .boolean(false)),
      .init(
        "properties",
        .object([
          .init(
            FileKey.shared.name,
            .object([
              .init("description", .string(FileKey.shared.meaning)),
              .init("type", .strings(["string", "null"])), .init("minLength", .integer(1)),
            ]))
        ])),
    ])
  }

  private static func threshold(_ key: FileKey, orCount: Bool) -> JSONText {
    .object(
      [
        .init("description", .string(key.meaning)),
        .init("type", .strings(orCount ? ["string", "integer", "null"] : ["string", "null"])),
        .init("pattern", .string(orCount ? "^[0-9.]+%?$" : "^[0-9.]+%$")),
      ] + (orCount ? [.init("minimum", .integer(0))] : []))
  }

  private static var postgres: JSONText {
    let text: [JSONText.Member] = [
      .init("type", .strings(["string", "null"])), .init("minLength", .integer(1)),
    ]
    return .object([
      .init("description", .string(FileKey.postgres.meaning)),
      .init("type", .strings(["object", "null"])),
      .init("additionalProperties", .boolean(false)),
      .init(
        "properties",
        .object(
          FileKey.ofPostgres.map { key in
            .init(key.name, .object([.init("description", .string(key.meaning))] + text))
          })),
    ])
  }

  private static func definition(_ descriptor: StageDescriptor) -> String { "module-" + descriptor.name }

  private static func reference(_ definition: String) -> JSONText {
    .object([.init("$ref", .string("#/$defs/" + definition))])
  }
}
