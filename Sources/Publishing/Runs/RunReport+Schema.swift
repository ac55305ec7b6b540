extension RunReport {
  /// The JSON Schema (draft 2020-12) of `run.json`.
  package static var jsonSchema: [UInt8] {
    JSONTree.object(
      [
        ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        ("$id", .string("urn:demarche:schema:\(SchemaVersion.current):run")), ("title", .string("run")),
        ("description", .string("What a run did, why, and what it published.")),
      ] + members(of: run)
    ).indented
  }

  private typealias Member = (name: String, schema: JSONTree)

  private static let run: [Member] = [
    ("run_id", type("string", "Identifier of the run.")),
    ("pipeline", type("string", "Name of the pipeline.")),
    ("pipeline_digest", digest("Digest of the pipeline file.")),
    ("outcome", choice(Outcome.allCases.map(\.rawValue), "How the run ended.")),
    ("started_at", time("When the run began.")), ("finished_at", time("When the run ended.")),
    (
      "as_of",
      .object([
        ("type", .strings(["string", "null"])),
        ("description", .string("Day that the run saw the world as of; null for its own time.")),
      ])
    ),
    ("offline", type("boolean", "Whether the network was left alone.")),
    ("versions", map(of: "string", "Versions of the program and of what it is made with.")),
    ("stages", list(of: stage, "Stages in the order of the run.")),
    ("failures", list(of: failure, "Sources that could not be captured.")),
    ("files", list(of: file, "Published tables.")),
  ]

  private static let stage: [Member] = [
    ("stage", type("string", "Name of the stage.")), ("uses", type("string", "Stage module.")),
    ("shape", type("string", "Shape of the stage.")),
    ("decision", choice(StageReport.Decision.allCases.map(\.rawValue), "What the run did with it.")),
    (
      "reasons",
      .object([
        ("type", .string("array")), ("items", .object([("type", .string("string"))])),
        ("description", .string("Why it ran.")),
      ])
    ),
    ("key", digest("Key of the stage.", isNullable: true)),
    ("result", digest("Digest of its result.", isNullable: true)),
    ("code", type("string", "Digest of the module's sources.")),
    ("parameters", type("object", "Parameters with defaults filled in.")),
    ("inputs", map(of: "string", "Digest of each input.")),
    ("records", map(of: "integer", "Records of each output.")),
    ("rejects", type("integer", "Records set aside.")), ("actions_run", type("integer", "Actions that ran.")),
    ("actions_cached", type("integer", "Actions whose result was known.")),
    ("milliseconds", type("integer", "Wall time.")),
  ]

  private static let failure: [Member] = [
    ("stage", type("string", "Stage that captures.")), ("source", type("string", "Name of the source.")),
    ("reason", type("string", "What happened.")),
  ]

  private static let file: [Member] = [
    ("path", type("string", "Path in the published folder.")),
    ("table", type("string", "Name of the table.")),
    ("format", choice(TableFormat.allCases.map(\.rawValue), "Form of the file.")),
    ("rows", type("integer", "Rows.")), ("bytes", type("integer", "Size.")),
    ("digest", digest("Digest of the file.")),
  ]

  private static func members(of members: [Member]) -> [(String, JSONTree)] {
    [
      ("type", .string("object")), ("required", .strings(members.map(\.name))),
      ("properties", .object(members.map { ($0.name, $0.schema) })),
    ]
  }

  private static func type(_ type: String, _ meaning: String) -> JSONTree {
    .object([("type", .string(type)), ("description", .string(meaning))])
  }

  private static func time(_ meaning: String) -> JSONTree {
    .object([
      ("type", .string("string")), ("format", .string("date-time")), ("description", .string(meaning)),
    ])
  }

  private static func digest(_ meaning: String, isNullable: Bool = false) -> JSONTree {
    .object([
      ("type", isNullable ? .strings(["string", "null"]) : .string("string")),
      ("pattern", .string("^sha256:[0-9a-f]{64}$")), ("description", .string(meaning)),
    ])
  }

  private static func choice(_ choices: [String], _ meaning: String) -> JSONTree {
    .object([("enum", .strings(choices)), ("description", .string(meaning))])
  }

  private static func map(of type: String, _ meaning: String) -> JSONTree {
    .object([
      ("type", .string("object")), ("additionalProperties", .object([("type", .string(type))])),
      ("description", .string(meaning)),
    ])
  }

  private static func list(of members: [Member], _ meaning: String) -> JSONTree {
    .object([
      ("type", .string("array")), ("items", .object(self.members(of: members))),
      ("description", .string(meaning)),
    ])
  }
}
