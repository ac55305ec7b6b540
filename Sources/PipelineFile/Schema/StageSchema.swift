import StageKit

/// The schema of a stage that a given module runs.
enum StageSchema {
  static func of(_ descriptor: StageDescriptor) -> JSONText {
    let needsParameters = descriptor.parameters.contains { $0.defaultValue == nil }
    var required: [String] = []
    if !descriptor.inputs.isEmpty { required.append(FileKey.inputs.name) }
    if needsParameters { required.append(FileKey.with.name) }
    return .object(
      [
        .init("description", .string(descriptor.meaning)),
        .init("type", required.isEmpty ? .strings(["object", "null"]) : .string("object")),
        .init("additionalProperties", .boolean(false)),
      ] + Self.required(required) + [
        .init(
          "properties",
          .object(
            [
              .init(
                FileKey.uses.name,
                .object([
                  .init("description", .string(FileKey.uses.meaning)),
                  .init("const", .string(descriptor.name)),
                ])),
              .init(FileKey.inputs.name, inputs(descriptor.inputs)),
              .init(FileKey.with.name, parameters(descriptor.parameters, canBeNull: !needsParameters)),
            ] + PipelineSchema.stagePolicyMembers))
      ])
  }

  private static func inputs(_ ports: [InputPort]) -> JSONText {
    guard !ports.isEmpty else {
      return .object([
        .init("description", .string("The stage takes no inputs.")),
        .init("type", .strings(["array", "object", "null"])),
        .init("maxItems", .integer(0)), .init("maxProperties", .integer(0)),
      ])
    }
    let named = ports.map { port in
      JSONText.Member(
        port.name,
        .object([
          .init("description", .string("A stage that yields \(port.record).")),
          .init("type", .string("string")),
        ]))
    }
    return .object([
      .init("description", .string(FileKey.inputs.meaning)),
      .init("type", .strings(["array", "object"])),
      .init("items", .object([.init("type", .string("string"))])),
      .init("minItems", .integer(ports.count)), .init("maxItems", .integer(ports.count)),
      .init("additionalProperties", .boolean(false)),
      .init("required", .strings(ports.map(\.name))),
      .init("properties", .object(named)),
    ])
  }

  private static func parameters(_ declared: [Parameter], canBeNull: Bool) -> JSONText {
    var members = mapping(declared)
    members[0] = .init("type", canBeNull ? .strings(["object", "null"]) : .string("object"))
    return .object([.init("description", .string(FileKey.with.meaning))] + members)
  }

  /// The keywords of a mapping that holds the given parameters; the first is the type.
  private static func mapping(_ declared: [Parameter]) -> [JSONText.Member] {
    [.init("type", .string("object")), .init("additionalProperties", .boolean(false))]
      + required(declared.filter { $0.defaultValue == nil }.map(\.name)) + [
        .init("properties", .object(declared.map { .init($0.name, parameter($0)) }))
      ]
  }

  private static func required(_ names: [String]) -> [JSONText.Member] {
    names.isEmpty ? [] : [.init("required", .strings(names))]
  }

  private static func parameter(_ parameter: Parameter) -> JSONText {
    let canBeNull = parameter.defaultValue == .null
    var members: [JSONText.Member] = [.init("description", .string(parameter.meaning))]
    members += keywords(of: parameter.type, canBeNull: canBeNull)
    switch parameter.filledDefault {
    case nil, .file: break
    case .number(let value): members.append(.init("default", .number(value)))
    case .some(let value): members.append(.init("default", .value(value)))
    }
    return .object(members)
  }

  private static func keywords(of type: ParameterType, canBeNull: Bool) -> [JSONText.Member] {
    func typed(_ name: String) -> JSONText.Member {
      .init("type", canBeNull ? .strings([name, "null"]) : .string(name))
    }
    switch type {
    case .boolean: return [typed("boolean")]
    case .integer(let low, let high):
      return [typed("integer")]
        + [low.map { .init("minimum", .integer($0)) }, high.map { .init("maximum", .integer($0)) }]
        .compactMap(\.self)
    case .number(let low, let high):
      return [typed("number")]
        + [low.map { .init("minimum", .number($0)) }, high.map { .init("maximum", .number($0)) }]
        .compactMap(\.self)
    case .text: return [typed("string")]
    case .file: return [typed("string"), .init("minLength", .integer(1))]
    case .choice(let words):
      return [.init("enum", .array(words.map { .string($0) } + (canBeNull ? [.value(.null)] : [])))]
    case .list(let item):
      return [typed("array"), .init("items", .object(keywords(of: item, canBeNull: false)))]
    case .record(let declared): return [typed("object")] + mapping(declared).dropFirst()
    case .variants(let variants, let common):
      let choices = variants.map { variant in
        JSONText.object(
          [.init("title", .string(variant.key.name))] + mapping([variant.key] + variant.parameters + common))
      }
      return [
        .init("oneOf", .array(choices + (canBeNull ? [.object([.init("type", .string("null"))])] : [])))
      ]
    }
  }
}
