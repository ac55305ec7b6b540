/// The JSON Schema of the key `executor`.
enum ExecutorSchema {
  static var schema: JSONText {
    .object([
      .init("description", .string(FileKey.executor.meaning)),
      .init(
        "anyOf",
        .array([
          .object([.init("enum", .strings(ExecutorReader.words))]),
          .object([.init("type", .string("null"))]),
          .object([
            .init("type", .string("object")), .init("additionalProperties", .boolean(false)),
            .init("properties", .object([.init(FileKey.slurm.name, slurm)])),
          ]),
        ])),
    ])
  }

  private static var slurm: JSONText {
    .object([
      .init("description", .string(FileKey.slurm.meaning)),
      .init("type", .strings(["object", "null"])),
      .init("additionalProperties", .boolean(false)),
      .init(
        "properties",
        .object([
          text(FileKey.partition, pattern: "^[^ ]+$"), text(FileKey.account, pattern: "^[^ ]+$"),
          text(FileKey.qos, pattern: "^[^ ]+$"),
          text(FileKey.time, pattern: ExecutorReader.timePattern, orNumber: true),
          text(FileKey.memory, pattern: ExecutorReader.memoryPattern),
          count(FileKey.processors, default: 1),
          count(FileKey.arraySize, default: SlurmSettings.defaultArraySize),
          count(FileKey.taskSize, default: SlurmSettings.defaultTaskSize),
        ])),
    ])
  }

  private static func text(_ key: FileKey, pattern: String, orNumber: Bool = false) -> JSONText.Member {
    .init(
      key.name,
      .object([
        .init("description", .string(key.meaning)),
        .init("type", .strings(orNumber ? ["string", "integer", "null"] : ["string", "null"])),
        .init("pattern", .string(pattern)),
      ]))
  }

  private static func count(_ key: FileKey, default value: Int) -> JSONText.Member {
    .init(
      key.name,
      .object([
        .init("description", .string(key.meaning)), .init("type", .strings(["integer", "null"])),
        .init("minimum", .integer(1)), .init("default", .integer(value)),
      ]))
  }
}
